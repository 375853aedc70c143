package io.loyaltyengine.model.points;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Points came to the end of their time.
 *
 * @param account that they are of
 * @param lifetime of the lot
 * @param day on which it was decided, in the programme's zone
 * @param once by what name they were ended, if that is done only so often
 */
public record PointsExpired(
        DecisionId id,
        Reason reason,
        String account,
        @Placeholder long points,
        Lifetime lifetime,
        LocalDate day,
        Optional<Once> once)
        implements PointsDecision {
    public PointsExpired {
        Check.decision(id, reason);
        Check.name("account", account);
        Check.points("points", points);
        Check.present("lifetime", lifetime);
        Check.day("day", day);
        Check.present("once", once);
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.expire(account, points, lifetime);
        if (once.isPresent()) {
            fold.have(once.get(), day);
        }
    }
}
