package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer on the way from one state to the next, decision by decision: the one place where state evolves.
 *
 * <p>What counts toward standing is added up as long as decisions speak of the same day, and entered once.
 */
final class Fold {
    private static final BigDecimal NO_SPEND = BigDecimal.ZERO;

    private final Customer before;
    private Points points;
    private History history;
    private TierStanding tier;
    private FrozenMap<String, LocalDate> badges;
    private FrozenMap<String, Integer> couponUses;
    private FrozenMap<String, LocalDate> grants;
    private FrozenMap<String, Long> campaigns;
    /** The day of what is still to be entered into the history. */
    private @Nullable LocalDate day;

    private BigDecimal spend;
    private long earned;
    private int visits;
    private int purchases;

    Fold(Customer before) {
        this.before = before;
        this.points = before.points();
        this.history = before.history();
        this.tier = before.tier();
        this.badges = Check.map("badges", before.badges(), Limits.MAX_ENTRIES, Check.DAY);
        this.couponUses = Check.map("couponUses", before.couponUses(), Limits.MAX_ENTRIES, Check.USES);
        this.grants = Check.map("grants", before.grants(), Limits.MAX_ENTRIES, Check.DAY);
        this.campaigns = Check.map("campaigns", before.campaigns(), Limits.MAX_ENTRIES, Check.POINTS);
        this.spend = NO_SPEND;
    }

    /** The state as the decisions so far have made it. */
    Customer customer() {
        enter();
        return new Customer(
                before.id(),
                before.currency(),
                before.enrolledOn(),
                before.profile(),
                points,
                history,
                tier,
                badges,
                couponUses,
                grants,
                campaigns);
    }

    Fold apply(List<? extends Decision> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            apply(decisions.get(i));
        }
        return this;
    }

    private void apply(Decision decision) {
        if (decision instanceof PurchaseRecorded recorded) {
            count(recorded.day(), NO_SPEND, 0, 0, 1);
        } else if (decision instanceof PointsEarned earned) {
            earn(earned);
        } else if (decision instanceof PointsActivated activated) {
            points = points.minus(activated.points(), activated.lifetime())
                    .plus(activated.points(), activated.lifetime().activated());
        } else if (decision instanceof PointsExpired expired) {
            points = points.minus(expired.points(), expired.lifetime());
        } else if (decision instanceof PointsRedeemed redeemed) {
            take(redeemed.lots());
        } else if (decision instanceof RewardGranted granted) {
            take(granted.lots());
        } else if (decision instanceof DonationMade made) {
            take(made.lots());
        } else if (decision instanceof VoucherIssued issued) {
            take(issued.lots());
        } else if (decision instanceof PointsRestored restored) {
            give(restored.lots());
        } else if (decision instanceof PointsCancelled cancelled) {
            points = points.minus(cancelled.points(), cancelled.lifetime());
            uncount(cancelled.day(), cancelled.points(), cancelled.campaign());
        } else if (decision instanceof PointsReversed reversed) {
            take(reversed.lots());
            points = points.owing(reversed.owed());
            uncount(reversed.day(), Math.addExact(reversed.points(), reversed.forgiven()), reversed.campaign());
        } else if (decision instanceof PointsAdjusted adjusted && adjusted.points() > 0) {
            give(adjusted.lots());
        } else if (decision instanceof PointsAdjusted adjusted) {
            take(adjusted.lots());
        } else {
            applyToStanding(decision);
        }
    }

    private void applyToStanding(Decision decision) {
        if (decision instanceof SpendCounted spend) {
            count(spend.day(), spend.amount(), 0, 0, 0);
        } else if (decision instanceof SpendReversed spend) {
            count(spend.day(), spend.amount().negate(), 0, 0, 0);
        } else if (decision instanceof VisitCounted visit) {
            count(visit.day(), NO_SPEND, 0, 1, 0);
        } else if (decision instanceof TierChanged changed) {
            tier = changed.to();
        } else if (decision instanceof TierRetained retained) {
            tier = retained.to();
        } else if (decision instanceof BadgeAwarded awarded) {
            badges = badges.containsKey(awarded.badge()) ? badges : badges.with(awarded.badge(), awarded.on());
        } else if (decision instanceof CouponAccepted accepted) {
            use(accepted.code(), 1);
        } else if (decision instanceof CouponFreed freed) {
            use(freed.code(), -1);
        }
        // What was refused or merely recorded leaves the state as it is.
    }

    private void earn(PointsEarned earned) {
        points = points.plus(earned.points(), earned.lifetime());
        count(earned.day(), NO_SPEND, earned.points(), 0, 0);
        if (earned.campaign().isPresent()) {
            countCampaign(earned.campaign().get(), earned.points());
        }
        if (earned.subject().isPresent()) {
            String subject = earned.subject().get();
            LocalDate last = grants.get(subject);
            grants = grants.with(subject, last != null && last.isAfter(earned.day()) ? last : earned.day());
        }
    }

    private void uncount(LocalDate on, long back, Optional<String> campaign) {
        count(on, NO_SPEND, Math.negateExact(back), 0, 0);
        if (campaign.isPresent()) {
            countCampaign(campaign.get(), -back);
        }
    }

    private void take(List<Points.Lot> lots) {
        for (Points.Lot lot : lots) {
            points = points.minus(lot.points(), lot.lifetime());
        }
    }

    private void give(List<Points.Lot> lots) {
        for (Points.Lot lot : lots) {
            points = points.plus(lot.points(), lot.lifetime());
        }
    }

    private void use(String code, int more) {
        int uses = Math.addExact(couponUses.getOrDefault(code, 0), more);
        couponUses = uses > 0 ? couponUses.with(code, Check.USES.checked(code, uses)) : couponUses.without(code);
    }

    private void countCampaign(String campaign, long more) {
        long sum = Math.addExact(campaigns.getOrDefault(campaign, 0L), more);
        campaigns = sum > 0 ? campaigns.with(campaign, Check.points(campaign, sum)) : campaigns.without(campaign);
    }

    private void count(LocalDate on, BigDecimal moreSpend, long moreEarned, int moreVisits, int morePurchases) {
        if (!on.equals(day)) {
            enter();
            day = on;
        }
        if (moreSpend.signum() != 0) {
            spend = spend.signum() == 0 ? moreSpend : spend.add(moreSpend);
        }
        earned = Math.addExact(earned, moreEarned);
        visits += moreVisits;
        purchases += morePurchases;
    }

    private void enter() {
        if (day != null) {
            BigDecimal scaled =
                    spend.signum() == 0 ? Totals.none(before.currency()).spend() : spend;
            history = history.plus(day, new Totals(scaled, earned, visits, purchases));
            day = null;
            spend = NO_SPEND;
            earned = 0;
            visits = 0;
            purchases = 0;
        }
    }
}
