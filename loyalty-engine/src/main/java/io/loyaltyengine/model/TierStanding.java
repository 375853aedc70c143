package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tier a customer holds.
 *
 * @param name a tier of the programme, or {@code NONE}
 * @param since first day in this tier; empty for {@code NONE}
 * @param validUntil last day on which it is held without qualifying anew; empty for {@code NONE}, and if it has no such day
 * @param earnedOn the day on which it was earned, or last retained; empty for {@code NONE}, and where nobody knows
 * @param graceUntil last day of its grace; empty unless it is no longer earned, and kept for a while
 * @param rule the rule whose terms say how it ends; empty for {@code NONE}, and where it simply ends, or never
 * @param next a tier that has been earned and begins later; on a floor that is as high, beneath it
 * @param floor below which tier the customer does not fall, by hand
 */
public record TierStanding(
        String name,
        Optional<LocalDate> since,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> earnedOn,
        Optional<LocalDate> graceUntil,
        Optional<String> rule,
        Optional<Tenure> next,
        Optional<TierFloor> floor) {
    /** The name that stands for no tier. */
    public static final String NO_TIER = "NONE";

    /** No tier. */
    public static final TierStanding NONE = new TierStanding(NO_TIER, Optional.empty(), Optional.empty());

    public TierStanding {
        Check.name("name", name);
        Check.optionalDay("since", since);
        Check.optionalDay("validUntil", validUntil);
        Check.optionalDay("earnedOn", earnedOn);
        Check.optionalDay("graceUntil", graceUntil);
        Check.optionalName("rule", rule);
        Check.present("next", next);
        Check.present("floor", floor);
        checkGrace(validUntil, graceUntil);
        if (name.equals(NO_TIER)) {
            checkNothing("since", since);
            checkNothing("validUntil", validUntil);
            checkNothing("earnedOn", earnedOn);
            checkNothing("rule", rule);
        }
    }

    private static void checkNothing(String field, Optional<?> value) {
        if (value.isPresent()) {
            throw new InvalidInputException(
                    field,
                    InvalidInputException.Code.MISMATCH,
                    "is `" + value.get() + "`; " + NO_TIER + " is no tier, and has nothing of the kind.");
        }
    }

    static void checkGrace(Optional<LocalDate> validUntil, Optional<LocalDate> graceUntil) {
        if (graceUntil.isPresent()
                && validUntil.filter(graceUntil.get()::isAfter).isEmpty()) {
            throw new InvalidInputException(
                    "graceUntil",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + graceUntil.get() + "`; a grace follows the last day, `validUntil`.");
        }
    }

    /** A tier that ends on its last day, if it has one. */
    public TierStanding(
            String name, Optional<LocalDate> since, Optional<LocalDate> validUntil, Optional<LocalDate> earnedOn) {
        this(name, since, validUntil, earnedOn, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A tier that was earned on its first day, as far as anybody knows. */
    public TierStanding(String name, Optional<LocalDate> since, Optional<LocalDate> validUntil) {
        this(name, since, validUntil, since);
    }

    /** The last day on which it is held as it is, its grace included; empty if it has no such day. */
    public Optional<LocalDate> lastDay() {
        return graceUntil.isPresent() ? graceUntil : validUntil;
    }

    /** Whether it is over before a day, and so is its grace. */
    public boolean isOver(LocalDate day) {
        Check.present("day", day);
        return lastDay().isPresent() && lastDay().get().isBefore(day);
    }

    /** The same, with what begins later and a floor. */
    public TierStanding with(Optional<Tenure> later, Optional<TierFloor> least) {
        return new TierStanding(name, since, validUntil, earnedOn, graceUntil, rule, later, least);
    }

    /** The same in its grace: it was earned until one day, and is kept until another. */
    public TierStanding inGrace(LocalDate earnedUntil, LocalDate keptUntil) {
        return new TierStanding(
                name,
                since,
                Optional.of(Check.day("earnedUntil", earnedUntil)),
                earnedOn,
                Optional.of(Check.day("keptUntil", keptUntil)),
                rule,
                next,
                floor);
    }
}
