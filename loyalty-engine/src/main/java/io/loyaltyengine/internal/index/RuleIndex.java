package io.loyaltyengine.internal.index;

import io.loyaltyengine.internal.drl.Measure;
import io.loyaltyengine.internal.drl.Requirement;
import io.loyaltyengine.internal.drl.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a stage by what they require. Immutable and thread-safe. */
public final class RuleIndex {
    /** So few rules are asked faster than one value is looked up for them. */
    private static final int FEW = 8;

    private final Shelf[] shelves;
    /** The rules that stand on no shelf, by their places. */
    private final BitSet others = new BitSet();

    private RuleIndex(List<Shelf> shelves, int rules) {
        this.shelves = shelves.toArray(new Shelf[0]);
        others.set(0, rules);
        shelves.forEach(shelf -> shelf.leave(others));
    }

    /** An index of rules, which is empty if none would gain by it. */
    public static RuleIndex of(List<Rule> rules) {
        return of(rules, FEW);
    }

    /**
     * An index of rules.
     *
     * @param few the least number of rules for which a measure is looked up
     */
    public static RuleIndex of(List<Rule> rules, int few) {
        return new RuleIndex(rules.size() < few ? List.of() : shelves(rules, few), rules.size());
    }

    private static List<Shelf> shelves(List<Rule> rules, int few) {
        List<List<Requirement>> required =
                rules.stream().map(Rule::requirements).toList();
        Rarity rarity = new Rarity(required, few);
        Map<Measure, Shelf.Builder> shelves = new LinkedHashMap<>();
        for (int place = 0; place < required.size(); place++) {
            Requirement rarest = rarity.rarest(required.get(place));
            if (rarest != null) {
                shelves.computeIfAbsent(rarest.measure(), Shelf.Builder::new).add(rarest, place);
            }
        }
        List<Shelf> worthwhile = new ArrayList<>();
        for (Shelf.Builder shelf : shelves.values()) {
            if (shelf.size() >= few) {
                worthwhile.add(shelf.build());
            }
        }
        return worthwhile;
    }

    /** Whether it knows nothing: all rules must be asked. */
    public boolean isEmpty() {
        return shelves.length == 0;
    }

    /**
     * The places of the rules that can concern these facts: all that fire are among them.
     *
     * @param facts null where there is none
     */
    public BitSet concerned(@Nullable Object[] facts) {
        BitSet concerned = (BitSet) others.clone();
        for (Shelf shelf : shelves) {
            for (Object fact : facts) {
                if (fact != null && fact.getClass() == shelf.fact()) {
                    shelf.find(fact, concerned);
                }
            }
        }
        return concerned;
    }
}
