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

/** A tier stays that could have ended: its time was up and it has been earned anew, or its floor holds it. */
public record TierRetained(
        DecisionId id, Reason reason, @Placeholder TierStanding from, TierStanding to) implements Decision {
    public TierRetained {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
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

    /** The last day on which it is held without qualifying anew; empty if it is held for good. */
    @Placeholder
    public Optional<LocalDate> until() {
        return to.validUntil();
    }
}
