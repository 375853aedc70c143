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

/** A customer rises into, or falls out of, a tier. */
public record TierChanged(
        DecisionId id, Reason reason, @Placeholder TierStanding from, TierStanding to) implements Decision {
    public TierChanged {
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
