package io.loyaltyengine.figures;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What decisions add up to, of one customer or of all, of a day or of a year. What comes back is taken off when it comes
 * back, so sums of a short time can be less than zero.
 *
 * <p>Sums add up: {@code of(a).plus(of(b))} is {@code of} both together. Decisions must be of one currency, and each be
 * there once.
 *
 * @param account whose points are added up
 * @param turnover what was paid for purchases after coupons, in money or in points, and for rewards besides points;
 *     refunds are taken off; at the currency's scale
 * @param issued points earned; those that were cancelled or taken back with returned goods are taken off, those that were
 *     forgiven are not
 * @param redeemed points that paid for something, and are not restored since
 * @param expired points that came to the end of their time; not those of goods that came back
 * @param adjusted points that somebody added by hand, less those taken
 */
public record Sums(String account, BigDecimal turnover, long issued, long redeemed, long expired, long adjusted) {
    /** Of no decisions; about points. */
    public static final Sums NONE = new Sums(Account.POINTS, BigDecimal.ZERO, 0, 0, 0, 0);

    /** Far from the end of {@code long}, so that no sum of some of them leaves it unseen. */
    private static final long MOST = 1_000_000_000_000_000_000L;

    public Sums {
        Check.name("account", account);
        turnover = Check.exact("turnover", turnover);
        inRange("issued", issued);
        inRange("redeemed", redeemed);
        inRange("expired", expired);
        inRange("adjusted", adjusted);
    }

    static long inRange(String field, long points) {
        if (points < -MOST || points > MOST) {
            throw new InvalidInputException(
                    field,
                    InvalidInputException.Code.OUT_OF_RANGE,
                    "is `" + points + "`; it must lie between " + -MOST + " and " + MOST + ".");
        }
        return points;
    }

    /** Of no decisions; about what lies in an account. */
    public static Sums none(String account) {
        return new Sums(account, BigDecimal.ZERO, 0, 0, 0, 0);
    }

    /** Adds up decisions, in any order; of points. */
    public static Sums of(Iterable<? extends Decision> decisions) {
        Sums[] sums = {NONE};
        Each.of("decisions", decisions, decision -> sums[0] = sums[0].plus(decision));
        return sums[0];
    }

    /** With one decision more. */
    public Sums plus(Decision decision) {
        Check.present("decision", decision);
        if (decision instanceof PurchaseRecorded purchase) {
            return plus(paid(purchase.paid()));
        } else if (decision instanceof RefundRecorded refund) {
            return plus(paid(refund.paid().negate()));
        } else if (decision instanceof RewardGranted reward
                && reward.coPayment().signum() != 0) {
            return plus(paid(reward.coPayment())).spent(decision);
        } else if (decision instanceof PointsDecision other && !other.account().equals(account)) {
            return this;
        } else if (decision instanceof PointsEarned earned) {
            return plus(points(earned.points(), 0, 0, 0));
        } else if (decision instanceof PointsCancelled cancelled) {
            return plus(points(-cancelled.points(), 0, 0, 0));
        } else if (decision instanceof PointsReversed back) {
            // As if what has expired had never been there: its goods were not kept.
            return plus(points(-back.points() - back.expired(), 0, -back.expired(), 0));
        } else if (decision instanceof PointsRestored back) {
            return plus(points(0, -back.points() - back.over(), back.over(), 0));
        } else if (decision instanceof PointsExpired expired) {
            return plus(points(0, 0, expired.points(), 0));
        } else if (decision instanceof PointsAdjusted adjusted) {
            return plus(points(0, 0, 0, adjusted.points()));
        }
        return spent(decision);
    }

    /** Whatever else takes points pays with them, and what gives them back takes a payment back. */
    private Sums spent(Decision decision) {
        return plus(points(0, -inRange("balanceChange", decision.balanceChange(account)), 0, 0));
    }

    private Sums paid(BigDecimal amount) {
        return new Sums(account, amount, 0, 0, 0, 0);
    }

    private Sums points(long issued, long redeemed, long expired, long adjusted) {
        return new Sums(account, BigDecimal.ZERO, issued, redeemed, expired, adjusted);
    }

    /** Both together. */
    public Sums plus(Sums more) {
        if (!Check.present("more", more).account.equals(account)) {
            throw new InvalidInputException(
                    "more.account",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + more.account + "`; these are sums of `" + account + "`.");
        }
        return new Sums(
                account,
                turnover.add(more.turnover),
                issued + more.issued,
                redeemed + more.redeemed,
                expired + more.expired,
                adjusted + more.adjusted);
    }

    /** How far the balances of the account have risen: issued + adjusted − redeemed − expired. */
    public long balanceChange() {
        return issued + adjusted - redeemed - expired;
    }

    /**
     * The reward rate: what the issued points are worth by the programme / turnover.
     *
     * @return at scale {@value Figures#RATE_SCALE}, rounded half-up; empty when there was no turnover
     */
    public Optional<BigDecimal> rewardRate(Programme programme) {
        BigDecimal worth = Check.present("programme", programme).worthOfOne(account);
        return Figures.rate(worth.multiply(BigDecimal.valueOf(issued)), turnover);
    }

    /**
     * The breakage rate: points expired / points issued.
     *
     * @return at scale {@value Figures#RATE_SCALE}, rounded half-up; more than 1 when points of an earlier time expired;
     *     empty when none were issued
     */
    public Optional<BigDecimal> breakageRate() {
        return Figures.rate(BigDecimal.valueOf(expired), BigDecimal.valueOf(issued));
    }
}
