package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.TierStanding;
import java.time.LocalDate;
import java.util.Optional;

/** A tier is no longer earned, and is kept for a while all the same. */
public record GraceGranted(
        DecisionId id, Reason reason, @Placeholder TierStanding from, TierStanding to) implements Decision {
    public GraceGranted {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.changeTier(to);
    }

    /** The tier that is kept. */
    @Placeholder
    public TierStanding tier() {
        return to;
    }

    /** The last day of the grace. */
    @Placeholder
    public Optional<LocalDate> until() {
        return to.graceUntil();
    }
}
