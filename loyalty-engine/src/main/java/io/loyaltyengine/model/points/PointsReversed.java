package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Points of an earlier grant were taken back with returned goods.
 *
 * @param earned the id of the {@link PointsEarned} that is reversed
 * @param points what the balance falls by
 * @param forgiven what would have to be taken back too but is spent or expired
 * @param owed the part of {@code points} that is not there and is owed from now on
 * @param lots where the rest of {@code points} is taken from
 * @param shares what is taken back by line, {@code forgiven} included; a share's amount is its part of the base
 * @param day the day of the grant, whose totals fall
 * @param campaign the campaign of the grant, whose count falls
 */
public record PointsReversed(
        DecisionId id,
        Reason reason,
        DecisionId earned,
        @Placeholder long points,
        @Placeholder long forgiven,
        @Placeholder long owed,
        List<Account.Lot> lots,
        List<LinePoints> shares,
        LocalDate day,
        Optional<String> campaign)
        implements Decision {
    public PointsReversed {
        Check.decision(id, reason);
        Check.present("earned", earned);
        Check.points("points", points);
        Check.points("forgiven", forgiven);
        Check.points("owed", owed);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::lifetime);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
        Check.day("day", day);
        Check.optionalName("campaign", campaign);
    }

    @Override
    public long balanceChange() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.take(Account.POINTS, lots);
        fold.owe(Account.POINTS, owed);
        long back = Math.addExact(points, forgiven);
        fold.countEarned(day, -back);
        campaign.ifPresent(name -> fold.untally(PointsEarned.CAMPAIGN, name, back));
    }
}
