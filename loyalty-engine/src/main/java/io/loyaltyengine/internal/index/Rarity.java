package io.loyaltyengine.internal.index;

import io.loyaltyengine.internal.drl.Measure;
import io.loyaltyengine.internal.drl.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many of all rules require the same: who asks for what few ask for is seldom found in vain. */
final class Rarity {
    private final int rules;
    private final int few;
    private final Map<Object, Integer> counts = new HashMap<>();

    /** A value of a measure. */
    private record Said(Measure measure, Object value) {}

    /**
     * Counts.
     *
     * @param few as few rules are not worth a measure
     */
    Rarity(List<List<Requirement>> required, int few) {
        this.rules = required.size();
        this.few = few;
        for (List<Requirement> one : required) {
            one.stream().map(Requirement::measure).distinct().forEach(this::count);
            for (Requirement requirement : one) {
                if (requirement instanceof Requirement.OneOf some) {
                    some.values().forEach(value -> count(new Said(some.measure(), value)));
                } else {
                    count(requirement);
                }
            }
        }
    }

    private void count(Object what) {
        counts.merge(what, 1, Integer::sum);
    }

    private int of(Object what) {
        return counts.getOrDefault(what, 0);
    }

    /** What the fewest other rules require, too; null if nothing is rare enough to be worth looking up. */
    @Nullable
    Requirement rarest(List<Requirement> required) {
        Requirement rarest = null;
        int least = rules / 2;
        for (Requirement requirement : required) {
            int found = found(requirement);
            if (found <= least && of(requirement.measure()) >= few) {
                rarest = found < least || rarest == null ? requirement : rarest;
                least = found;
            }
        }
        return rarest;
    }

    /** About how many rules are found where this one is. */
    private int found(Requirement requirement) {
        if (requirement instanceof Requirement.OneOf some) {
            return some.values().stream()
                    .mapToInt(value -> of(new Said(some.measure(), value)))
                    .sum();
        }
        // Nobody knows where the numbers will lie: half of all thresholds are passed, and of stretches fewer are met.
        boolean closed = ((Requirement.Within) requirement).isClosed();
        return Math.max(of(requirement), of(requirement.measure()) / (closed ? 8 : 2));
    }
}
