package io.loyaltyengine.model.standing;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.TierFloor;
import io.loyaltyengine.model.TierStanding;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody said by hand below which tier the customer does not fall, or that this holds no longer.
 *
 * @param note why, word for word
 */
public record TierAdjusted(
        DecisionId id,
        Reason reason,
        @Placeholder TierStanding from,
        TierStanding to,
        @Placeholder String note) implements Decision {
    public TierAdjusted {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
        Check.text("note", note, Limits.MAX_TEXT_LENGTH);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.changeTier(to);
    }

    /** The tier held from now on. */
    @Placeholder
    public TierStanding tier() {
        return to;
    }

    /** The last day on which the floor holds; empty if it holds for good, or there is none. */
    @Placeholder
    public Optional<LocalDate> until() {
        return to.floor().flatMap(TierFloor::until);
    }
}
