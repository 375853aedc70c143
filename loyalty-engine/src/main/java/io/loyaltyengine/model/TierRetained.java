package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/** A tier whose time was up has been earned anew. */
public record TierRetained(DecisionId id, Reason reason, TierStanding from, TierStanding to) implements Decision {
    public TierRetained {
        Check.decision(id, reason);
        Check.present("from", from);
        Check.present("to", to);
    }
}
