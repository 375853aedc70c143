package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/**
 * Points came to the end of their time.
 *
 * @param lifetime of the lot
 */
public record PointsExpired(DecisionId id, Reason reason, long points, Lifetime lifetime) implements Decision {
    public PointsExpired {
        Check.decision(id, reason);
        Check.points("points", points);
        Check.present("lifetime", lifetime);
    }

    @Override
    public long balanceChange() {
        return -points;
    }
}
