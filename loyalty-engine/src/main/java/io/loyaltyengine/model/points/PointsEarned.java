package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Points were granted.
 *
 * @param account that they are of
 * @param points what the balance rises by: what was computed, rounded, less all cuts
 * @param base the amount that the points were computed on, at the currency's scale; zero for a fixed award
 * @param computed the exact value before rounding and caps, to {@value Limits#MAX_EXACT_DIGITS} digits
 * @param cuts what caps and factors below 1 took off, by rule
 * @param shares the points and the base spread over the lines; sums are exact; empty for a fixed award
 * @param value what the points are worth in money, at the currency's scale, rounded half-up
 * @param turnoverShare {@code value} divided by what was paid, at scale 4, rounded half-up; zero when nothing was paid
 * @param day the day they count for, in the programme's zone
 * @param lifetime when they can be spent and when they expire, fixed now
 * @param campaign what they count toward besides, if a cap of that campaign is to see them
 * @param once by what name they were granted, if they are granted only so often
 * @param refund what becomes of them when goods come back
 * @param funding what sponsors bear of them; empty if the programme bears them alone
 */
public record PointsEarned(
        DecisionId id,
        Reason reason,
        String account,
        @Placeholder long points,
        @Placeholder BigDecimal base,
        BigDecimal computed,
        List<Cut> cuts,
        List<LinePoints> shares,
        @Placeholder BigDecimal value,
        BigDecimal turnoverShare,
        LocalDate day,
        Lifetime lifetime,
        Optional<String> campaign,
        Optional<Once> once,
        RefundTerms refund,
        List<Funded> funding)
        implements PointsDecision {
    private static final String CAMPAIGN = "campaign";

    public PointsEarned {
        Check.decision(id, reason);
        Check.name("account", account);
        Check.points("points", points);
        base = Check.plain("base", base);
        computed = Check.exact("computed", computed);
        cuts = Check.list("cuts", cuts, Limits.MAX_ENTRIES);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
        value = Check.plain("value", value);
        turnoverShare = Check.plain("turnoverShare", turnoverShare);
        Check.day("day", day);
        Check.present("lifetime", lifetime);
        Check.optionalName("campaign", campaign);
        Check.present("once", once);
        Check.present("refund", refund);
        funding = Check.percents("funding", funding, Funded::sponsor, Funded::percent);
    }

    /** The kind of tally of what counts toward a campaign, by the account it is in. */
    public static String campaign(String account) {
        return Account.isPoints(account) ? CAMPAIGN : CAMPAIGN + " " + account;
    }

    /** Until when, for a sentence. */
    @Placeholder
    public Lifetime until() {
        return lifetime;
    }

    @Override
    public long change() {
        return points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.give(account, points, lifetime, id.transaction());
        fold.countEarned(account, day, points);
        if (campaign.isPresent()) {
            fold.tallyDay(campaign(account), campaign.get(), points, day);
        }
        if (once.isPresent()) {
            fold.have(once.get(), day);
        }
    }
}
