package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tier below which a customer does not fall, because somebody said so by hand.
 *
 * @param tier a tier of the programme
 * @param until the last day on which it holds; empty if it holds for good
 * @param beneath what the customer had earned when it began to hold; empty while what is earned is at least as high
 */
public record TierFloor(String tier, Optional<LocalDate> until, Optional<Tenure> beneath) {
    public TierFloor {
        Check.name("tier", tier);
        Check.optionalDay("until", until);
        Check.present("beneath", beneath);
    }

    /** A floor on which nobody stands yet. */
    public static TierFloor of(String tier, Optional<LocalDate> until) {
        return new TierFloor(tier, until, Optional.empty());
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        Check.present("day", day);
        return until.isEmpty() || !until.get().isBefore(day);
    }

    /** The same, above what has been earned. */
    public TierFloor above(Tenure earned) {
        return new TierFloor(tier, until, Optional.of(Check.present("earned", earned)));
    }

    /** The same, on which nobody stands. */
    public TierFloor free() {
        return of(tier, until);
    }
}
