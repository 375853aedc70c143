package io.loyaltyengine.internal.index;

import io.loyaltyengine.internal.drl.Measure;
import io.loyaltyengine.internal.drl.Requirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that require something of one measure. Immutable. */
final class Shelf {
    private final Measure measure;
    private final Map<Object, int[]> byValue = new HashMap<>();
    private final Stretches stretches;
    private final BitSet all;

    private Shelf(Builder builder) {
        this.measure = builder.measure;
        builder.byValue.forEach((value, places) ->
                byValue.put(value, places.stream().mapToInt(place -> place).toArray()));
        this.stretches = new Stretches(builder.stretches);
        this.all = builder.all;
    }

    /** Fills a shelf. */
    static final class Builder {
        private final Measure measure;
        private final Map<Object, List<Integer>> byValue = new HashMap<>();
        private final List<Stretches.Entry> stretches = new ArrayList<>();
        private final BitSet all = new BitSet();

        Builder(Measure measure) {
            this.measure = measure;
        }

        void add(Requirement requirement, int place) {
            all.set(place);
            if (requirement instanceof Requirement.OneOf some) {
                some.values().forEach(value -> byValue.computeIfAbsent(value, none -> new ArrayList<>())
                        .add(place));
            } else {
                stretches.add(new Stretches.Entry((Requirement.Within) requirement, place));
            }
        }

        int size() {
            return all.cardinality();
        }

        Shelf build() {
            return new Shelf(this);
        }
    }

    Class<?> fact() {
        return measure.fact();
    }

    /** Takes its own rules from some. */
    void leave(BitSet some) {
        some.andNot(all);
    }

    /** Adds the places of the rules whose requirement a fact meets. */
    void find(Object fact, BitSet found) {
        Object value;
        try {
            value = measure.of(fact);
        } catch (RuntimeException e) {
            // A rule may stop before it gets so far; one that does not fails by itself, and says its name.
            found.or(all);
            return;
        }
        if (value instanceof BigDecimal number) {
            stretches.find(number, found);
            look(number.stripTrailingZeros(), found);
        } else if (value instanceof Iterable<?> names) {
            names.forEach(name -> look(name, found));
        } else {
            look(value, found);
        }
    }

    private void look(Object value, BitSet found) {
        int[] here = byValue.get(value);
        if (here != null) {
            for (int place : here) {
                found.set(place);
            }
        }
    }
}
