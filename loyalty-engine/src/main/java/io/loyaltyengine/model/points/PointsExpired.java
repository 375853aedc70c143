package io.loyaltyengine.model.points;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Lifetime;
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
 * @param subject what they were ended for, if that is done only once
 */
public record PointsExpired(
        DecisionId id,
        Reason reason,
        String account,
        @Placeholder long points,
        Lifetime lifetime,
        LocalDate day,
        Optional<String> subject)
        implements PointsDecision {
    public PointsExpired {
        Check.decision(id, reason);
        Check.name("account", account);
        Check.points("points", points);
        Check.present("lifetime", lifetime);
        Check.day("day", day);
        Check.optionalName("subject", subject);
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.expire(account, points, lifetime);
        if (subject.isPresent()) {
            fold.tally(PointsEarned.GRANT, subject.get(), 1, day);
        }
    }
}
