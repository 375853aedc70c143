package io.loyaltyengine.model.points;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;

/**
 * Points came to the end of their time.
 *
 * @param lifetime of the lot
 */
public record PointsExpired(
        DecisionId id, Reason reason, @Placeholder long points, Lifetime lifetime) implements Decision {
    public PointsExpired {
        Check.decision(id, reason);
        Check.points("points", points);
        Check.present("lifetime", lifetime);
    }

    @Override
    public long balanceChange() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.expire(Account.POINTS, points, lifetime);
    }
}
