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
 */
public record TierStanding(String name, Optional<LocalDate> since, Optional<LocalDate> validUntil) {
    /** The name that stands for no tier. */
    public static final String NO_TIER = "NONE";

    /** No tier. */
    public static final TierStanding NONE = new TierStanding(NO_TIER, Optional.empty(), Optional.empty());

    public TierStanding {
        Check.name("name", name);
        Check.optionalDay("since", since);
        Check.optionalDay("validUntil", validUntil);
    }
}
