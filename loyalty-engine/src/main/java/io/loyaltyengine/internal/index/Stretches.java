package io.loyaltyengine.internal.index;

import io.loyaltyengine.internal.drl.Requirement.Within;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of numbers, each of a rule, among which those are found that a number lies in: a tree over the stretches in the
 * order of their beginnings, in which every knot knows the stretch that ends last beneath it.
 */
final class Stretches {
    private final Entry[] sorted;
    /** The root is 1, and beneath each knot are its double and the next one. */
    private final Within[] last;

    /** A stretch, and the place of its rule. */
    record Entry(Within within, int place) {}

    Stretches(List<Entry> stretches) {
        sorted = stretches.stream()
                .sorted(Comparator.comparing(Entry::within, Within.BY_LEAST))
                .toArray(Entry[]::new);
        last = new Within[4 * sorted.length];
        if (sorted.length > 0) {
            plant(1, 0, sorted.length);
        }
    }

    private Within plant(int knot, int from, int to) {
        if (to - from == 1) {
            last[knot] = sorted[from].within();
        } else {
            int middle = (from + to) >>> 1;
            Within left = plant(2 * knot, from, middle);
            Within right = plant(2 * knot + 1, middle, to);
            last[knot] = Within.BY_MOST.compare(left, right) < 0 ? right : left;
        }
        return last[knot];
    }

    /** Adds the places of the stretches that a number lies in. */
    void find(BigDecimal number, BitSet found) {
        if (sorted.length > 0) {
            find(1, 0, sorted.length, number, found);
        }
    }

    /** Those that begin later stand behind the first one that does; so do whole knots. */
    private void find(int knot, int from, int to, BigDecimal number, BitSet found) {
        if (!sorted[from].within().isAtLeast(number) || !last[knot].isAtMost(number)) {
            return;
        }
        if (to - from == 1) {
            found.set(sorted[from].place());
        } else {
            int middle = (from + to) >>> 1;
            find(2 * knot, from, middle, number, found);
            find(2 * knot + 1, middle, to, number, found);
        }
    }
}
