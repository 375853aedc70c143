package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tier a customer holds.
 *
 * @param name a tier of the programme, or {@code NONE}
 * @param since first day in this tier; empty for {@code NONE}
 * @param validUntil last day on which it is held without qualifying anew; empty if it is held for good
 * @param earnedOn the day on which it was earned, or last retained; empty for {@code NONE}, and where nobody knows
 */
public record TierStanding(
        String name, Optional<LocalDate> since, Optional<LocalDate> validUntil, Optional<LocalDate> earnedOn) {
    /** The name that stands for no tier. */
    public static final String NO_TIER = "NONE";

    /** No tier. */
    public static final TierStanding NONE = new TierStanding(NO_TIER, Optional.empty(), Optional.empty());

    public TierStanding {
        Check.name("name", name);
        Check.optionalDay("since", since);
        Check.optionalDay("validUntil", validUntil);
        Check.optionalDay("earnedOn", earnedOn);
    }

    /** A tier that was earned on its first day, as far as anybody knows. */
    public TierStanding(String name, Optional<LocalDate> since, Optional<LocalDate> validUntil) {
        this(name, since, validUntil, since);
    }

    /** Whether it is over before a day. */
    public boolean isOver(LocalDate day) {
        Check.present("day", day);
        return validUntil.isPresent() && validUntil.get().isBefore(day);
    }
}
