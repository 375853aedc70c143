package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * How far a customer is from something a rule gives: 17 visits of 20.
 *
 * @param rule the rule that would give it
 * @param goal the badge, the tier or what is issued, by the shop's own name
 * @param measure what is counted, as the rule writes it: {@code visits}, {@code lastMonths(12).spend}
 */
public record Progress(String rule, String goal, String measure, BigDecimal actual, BigDecimal required) {
    public Progress {
        Check.name("rule", rule);
        Check.name("goal", goal);
        Check.name("measure", measure);
        actual = Check.plain("actual", actual);
        required = Check.plain("required", required);
    }

    /** What is still missing; zero if it must be exceeded and has just been reached. */
    public BigDecimal missing() {
        return required.subtract(actual);
    }
}
