package io.loyaltyengine.model.points;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;

/**
 * Pending points can be spent from now on.
 *
 * @param account that they are of
 * @param lifetime of the lot
 */
public record PointsActivated(
        DecisionId id,
        Reason reason,
        String account,
        @Placeholder long points,
        Lifetime lifetime) implements PointsDecision {
    public PointsActivated {
        Check.decision(id, reason);
        Check.name("account", account);
        Check.points("points", points);
        Check.present("lifetime", lifetime);
    }

    @Override
    public long change() {
        return 0;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.activate(account, points, lifetime);
    }
}
