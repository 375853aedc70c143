package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Tenure;
import io.loyaltyengine.model.TierStanding;
import java.util.Optional;

/** A tier that was to begin later does not begin: without the returned goods it is not earned. */
public record TierCancelled(DecisionId id, Reason reason, TierStanding from, TierStanding to) implements Decision {
    public TierCancelled {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.changeTier(to);
    }

    /** The tier that was to begin. */
    @Placeholder
    public Optional<String> tier() {
        return from.next().map(Tenure::tier);
    }
}
