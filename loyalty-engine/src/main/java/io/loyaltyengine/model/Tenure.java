package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A time in a tier that is not the one in which the customer is: it begins later, or lies beneath a floor.
 *
 * @param tier a tier of the programme, or {@code NONE}
 * @param since first day
 * @param validUntil last day on which it is held without qualifying anew; empty if it has no such day
 * @param earnedOn the day on which it was earned, or last retained; empty where nobody knows
 * @param graceUntil last day of its grace; empty unless it was no longer earned, and kept for a while
 * @param rule the rule whose terms say how it ends; empty where it simply ends, or never
 */
public record Tenure(
        String tier,
        LocalDate since,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> earnedOn,
        Optional<LocalDate> graceUntil,
        Optional<String> rule) {
    public Tenure {
        Check.name("tier", tier);
        Check.day("since", since);
        Check.optionalDay("validUntil", validUntil);
        Check.optionalDay("earnedOn", earnedOn);
        Check.optionalDay("graceUntil", graceUntil);
        Check.optionalName("rule", rule);
        TierStanding.checkGrace(validUntil, graceUntil);
    }

    /**
     * What is held, set aside.
     *
     * @param day from which on, if it has no first day
     */
    public static Tenure of(TierStanding held, LocalDate day) {
        Check.present("held", held);
        Check.day("day", day);
        return new Tenure(
                held.name(),
                held.since().orElse(day),
                held.validUntil(),
                held.earnedOn(),
                held.graceUntil(),
                held.rule());
    }

    /** What is held when it is its turn. */
    public TierStanding standing() {
        return tier.equals(TierStanding.NO_TIER)
                ? TierStanding.NONE
                : new TierStanding(
                        tier,
                        Optional.of(since),
                        validUntil,
                        earnedOn,
                        graceUntil,
                        rule,
                        Optional.empty(),
                        Optional.empty());
    }
}
