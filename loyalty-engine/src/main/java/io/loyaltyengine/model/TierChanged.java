package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/** A customer rises into, or falls out of, a tier. */
public record TierChanged(DecisionId id, Reason reason, TierStanding from, TierStanding to) implements Decision {
    public TierChanged {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
    }
}
