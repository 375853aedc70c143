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
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.UnlessSaid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Points of an earlier grant were taken back with returned goods.
 *
 * @param earned the id of the {@link PointsEarned} that is reversed
 * @param account that they are of
 * @param points what the balance falls by
 * @param owed the part of {@code points} that is not there and is owed from now on
 * @param repaid the part of {@code owed} that had paid what was owed before
 * @param forgiven what would have to be taken back too but is spent
 * @param expired what need not be taken back, for it is over already
 * @param lots where the rest of {@code points} is taken from
 * @param paying how many of those, the last ones, would be owed were they not there: like all that pays a debt, they are
 *     owed if they have to go back themselves
 * @param shares what is taken back by line, {@code forgiven} and {@code expired} included; a share's amount is its part of
 *     the base
 * @param expiresAt when the points were to expire
 * @param day the day of the grant, whose totals fall
 * @param campaign the campaign of the grant, whose count falls by all but what is {@code forgiven}
 * @param funding what sponsors need not bear any more: their part of {@code points} and {@code expired}; what is
 *     {@code forgiven} they still bear
 */
public record PointsReversed(
        DecisionId id,
        Reason reason,
        DecisionId earned,
        String account,
        @Placeholder long points,
        @Placeholder long owed,
        long repaid,
        @Placeholder long forgiven,
        @Placeholder long expired,
        List<Account.Lot> lots,
        @UnlessSaid("0") long paying,
        List<LinePoints> shares,
        Optional<Instant> expiresAt,
        LocalDate day,
        Optional<String> campaign,
        List<Funded> funding)
        implements PointsDecision {
    public PointsReversed {
        Check.decision(id, reason);
        Check.present("earned", earned);
        Check.name("account", account);
        Check.points("points", points);
        Check.points("owed", owed);
        Check.points("repaid", repaid);
        Check.points("forgiven", forgiven);
        Check.points("expired", expired);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        Check.points("paying", paying);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
        Check.optionalMoment("expiresAt", expiresAt);
        Check.day("day", day);
        Check.optionalName("campaign", campaign);
        funding = Check.percents("funding", funding, Funded::sponsor, Funded::percent);
    }

    /** What was there and is taken. */
    @Placeholder
    public long taken() {
        return points - owed;
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.forgo(account, earned.transaction(), expiresAt, expired, repaid);
        fold.take(account, lots, paying);
        fold.owe(account, owed);
        // What is forgiven the customer has kept: earned it is no longer, but caps go on counting it.
        long gone = Math.addExact(points, expired);
        fold.countEarned(account, day, -Math.addExact(gone, forgiven));
        fold.tallyDay(Tally.FORGIVEN, account, forgiven, day);
        campaign.ifPresent(name -> fold.tallyDay(PointsEarned.campaign(account), name, -gone, day));
    }
}
