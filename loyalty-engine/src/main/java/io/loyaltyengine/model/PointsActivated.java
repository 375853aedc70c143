package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/**
 * Pending points can be spent from now on.
 *
 * @param lifetime of the lot
 */
public record PointsActivated(DecisionId id, Reason reason, long points, Lifetime lifetime) implements Decision {
    public PointsActivated {
        Check.decision(id, reason);
        Check.points("points", points);
        Check.present("lifetime", lifetime);
    }
}
