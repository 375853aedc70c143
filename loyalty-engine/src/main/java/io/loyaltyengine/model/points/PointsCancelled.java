package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Pending points of an earlier grant were cancelled with returned goods, before anybody could spend them.
 *
 * @param earned the id of the {@link PointsEarned} that is cancelled
 * @param account that they are of
 * @param points what the balance falls by
 * @param lots where they are taken from
 * @param shares what is cancelled by line; a share's amount is its part of the base
 * @param day the day of the grant, whose totals fall
 * @param campaign the campaign of the grant, whose count falls
 * @param funding what sponsors need not bear any more
 */
public record PointsCancelled(
        DecisionId id,
        Reason reason,
        DecisionId earned,
        String account,
        @Placeholder long points,
        List<Account.Lot> lots,
        List<LinePoints> shares,
        LocalDate day,
        Optional<String> campaign,
        List<Funded> funding)
        implements PointsDecision {
    public PointsCancelled {
        Check.decision(id, reason);
        Check.present("earned", earned);
        Check.name("account", account);
        Check.points("points", points);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
        Check.day("day", day);
        Check.optionalName("campaign", campaign);
        funding = Check.percents("funding", funding, Funded::sponsor, Funded::percent);
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.take(account, lots);
        fold.countEarned(account, day, -points);
        campaign.ifPresent(name -> fold.tallyDay(PointsEarned.campaign(account), name, -points, day));
    }
}
