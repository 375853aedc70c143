package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.workbench.whatif.Effect.Counted;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A customer by the two programmes.
 *
 * @param tiers the one at the end by the old programme, and that by the new
 * @param reasons what made the difference, most first
 */
record Affected(String customer, BigDecimal before, BigDecimal after, List<String> tiers, List<Reason> reasons) {
    /** Who wins most comes first; among equals by id. */
    static final Comparator<Affected> MOST_WON =
            Comparator.comparing(Affected::change).reversed().thenComparing(Affected::customer);

    static final Comparator<Affected> MOST_LOST =
            Comparator.comparing(Affected::change).thenComparing(Affected::customer);

    /** What a rule gave to a customer, by either programme. */
    record Reason(String rule, BigDecimal before, BigDecimal after) {
        BigDecimal change() {
            return after.subtract(before);
        }
    }

    static Affected of(String customer, Effect before, Effect after) {
        return new Affected(
                customer,
                before.given(),
                after.given(),
                List.of(
                        before.of(Counted.TIER).firstKey(),
                        after.of(Counted.TIER).firstKey()),
                reasons(before, after));
    }

    private static List<Reason> reasons(Effect before, Effect after) {
        Set<String> rules = new TreeSet<>(before.rules().keySet());
        rules.addAll(after.rules().keySet());
        return rules.stream()
                .map(rule -> new Reason(
                        rule, before.rule(rule).worth(), after.rule(rule).worth()))
                .filter(reason -> reason.change().signum() != 0)
                .sorted(Comparator.comparing((Reason reason) -> reason.change().abs())
                        .reversed()
                        .thenComparing(Reason::rule))
                .toList();
    }

    BigDecimal change() {
        return after.subtract(before);
    }
}
