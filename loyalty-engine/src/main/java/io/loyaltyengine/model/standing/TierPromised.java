package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Tenure;
import io.loyaltyengine.model.TierStanding;
import java.time.LocalDate;
import java.util.Optional;

/** A tier was earned that begins later. */
public record TierPromised(
        DecisionId id, Reason reason, @Placeholder TierStanding from, TierStanding to) implements Decision {
    public TierPromised {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.changeTier(to);
    }

    /** The tier that begins. */
    @Placeholder
    public Optional<String> tier() {
        return to.next().map(Tenure::tier);
    }

    /** The last day on which it will be held without qualifying anew; empty if it has no such day. */
    @Placeholder
    public Optional<LocalDate> until() {
        return to.next().flatMap(Tenure::validUntil);
    }
}
