package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.DonationMade;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.PointsAdjusted;
import io.loyaltyengine.model.PointsRedeemed;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.RewardGranted;
import io.loyaltyengine.model.VoucherIssued;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points spent.
 *
 * <p>A wish comes true if a rule allows it, no rule refuses it, and the points are there. Points pay what a purchase
 * costs after coupons, up to the share that the rule allows, in whole steps; whatever is wished beyond stays with the
 * customer, and the rest of the price is due in money.
 */
final class RedemptionSettlement {
    private final Run run;

    RedemptionSettlement(Run run) {
        this.run = run;
    }

    /** Lets points pay for a purchase, if that is wished and allowed. */
    void pay(Proposals proposals, long wanted, Basket basket) {
        Optional<Allow> allowed = first(proposals);
        List<Objection> objections = objections(proposals, allowed, wanted);
        BigDecimal toPay = basket.open();
        long points = allowed.map(allow -> payable(allow, wanted, toPay)).orElse(0L);
        BigDecimal value = allowed.map(allow -> run.programme()
                        .worth(points)
                        .min(share(allow, toPay).setScale(toPay.scale(), RoundingMode.FLOOR)))
                .orElse(toPay);
        if (objections.isEmpty() && value.signum() == 0) {
            objections.add(run.reasons().objection("NO_EFFECT", Own.NOTHING_TO_PAY, "", wanted));
        }
        addTooFew(objections, allowed, points);
        if (!objections.isEmpty()) {
            run.decide(Objection.refused(run, "payment", run.transaction().id(), objections));
            return;
        }
        Allow allow = allowed.orElseThrow();
        run.decide(new PointsRedeemed(
                run.id("redeemed", "payment"),
                run.reasons().of(allow.rule(), Map.of("points", points, "value", value)),
                points,
                value,
                taken(points, allow.latestFirst),
                basket.payWithPoints(points, value)));
    }

    /** Speaks against what is less than the least, once shares and steps have been taken off. */
    private void addTooFew(List<Objection> objections, Optional<Allow> allowed, long points) {
        long least = allowed.map(allow -> allow.least).orElse(0L);
        if (objections.isEmpty() && points < least) {
            objections.add(run.reasons().objection("BELOW_MINIMUM", Own.BELOW_MINIMUM, least, points));
        }
    }

    /** The most that can be paid in points: no more than wished, than the share allows, than there is to pay. */
    private long payable(Allow allow, long wanted, BigDecimal toPay) {
        long most = share(allow, toPay)
                .divide(run.programme().pointValue(), 0, RoundingMode.FLOOR)
                .longValueExact();
        return allow.wholeSteps(Math.min(wanted, most));
    }

    /** The most that points may pay of an amount, exactly. */
    private static BigDecimal share(Allow allow, BigDecimal toPay) {
        return toPay.multiply(BigDecimal.valueOf(Math.min(100, allow.percent), 2));
    }

    void grant(Proposals proposals, Redemption.Wish wish) {
        if (wish instanceof Redemption.Reward reward) {
            reward(proposals, reward.reward());
        } else if (wish instanceof Redemption.Donation donation) {
            donate(proposals, donation);
        }
    }

    private void reward(Proposals proposals, RewardDefinition reward) {
        Optional<Allow> allowed = first(proposals);
        List<Objection> objections = objections(proposals, allowed, reward.points());
        if (!objections.isEmpty()) {
            run.decide(Objection.refused(run, "reward", reward.code(), objections));
            return;
        }
        Allow allow = allowed.orElseThrow();
        BigDecimal value = run.programme().worth(reward.points());
        run.decide(new RewardGranted(
                run.id("reward", reward.code()),
                run.reasons().of(allow.rule(), Map.of("points", reward.points(), "value", value)),
                reward.code(),
                reward.points(),
                value,
                taken(reward.points(), allow.latestFirst),
                reward.coPayment().setScale(run.programme().currency().getDefaultFractionDigits()),
                reward.thirdParty()));
    }

    private void donate(Proposals proposals, Redemption.Donation donation) {
        Optional<Allow> allowed = first(proposals);
        List<Objection> objections = objections(proposals, allowed, donation.points());
        long points = allowed.map(allow -> allow.wholeSteps(donation.points())).orElse(donation.points());
        BigDecimal amount = run.programme().worth(points);
        if (objections.isEmpty() && amount.signum() == 0) {
            objections.add(run.reasons().objection("NO_EFFECT", Own.NOTHING_TO_PAY, "", donation.points()));
        }
        addTooFew(objections, allowed, points);
        if (!objections.isEmpty()) {
            run.decide(Objection.refused(run, "donation", donation.cause(), objections));
            return;
        }
        Allow allow = allowed.orElseThrow();
        run.decide(new DonationMade(
                run.id("donation", donation.cause()),
                run.reasons().of(allow.rule(), Map.of("points", points, "value", amount)),
                donation.cause(),
                points,
                amount,
                taken(points, allow.latestFirst)));
    }

    /** Turns points into as many vouchers as there are points for. */
    void voucher(Proposal.Voucher voucher) {
        long count = voucher.points() > 0 ? run.customer().points().available() / voucher.points() : 0;
        if (count == 0) {
            return;
        }
        long points = Math.multiplyExact(count, voucher.points());
        BigDecimal value = run.programme().worth(voucher.points());
        Map<String, Object> values = Map.of("points", points, "value", value, "count", count);
        run.decide(new VoucherIssued(
                run.id("voucher", voucher.rule().name()),
                run.reasons().of(voucher.rule(), values),
                count,
                value,
                points,
                taken(points, false)));
    }

    void adjust(Adjustment adjustment) {
        long points = adjustment.points();
        if (points < 0 && run.customer().points().available() < -points) {
            run.decide(Objection.refused(
                    run,
                    "adjustment",
                    adjustment.id(),
                    List.of(run.reasons()
                            .objection(
                                    "NOT_ENOUGH_POINTS",
                                    Own.NOT_ENOUGH_POINTS,
                                    -points,
                                    run.customer().points().available()))));
            return;
        }
        run.decide(new PointsAdjusted(
                run.id("adjusted", adjustment.id()),
                run.reasons().of(Own.POINTS_ADJUSTED, Reasons.only("points", points)),
                points,
                adjustment.note(),
                points > 0 ? List.of(new Points.Lot(points, Lifetime.UNLIMITED)) : taken(-points, false)));
    }

    private static Optional<Allow> first(Proposals proposals) {
        return proposals.of(Allow.class).stream().findFirst();
    }

    private List<Objection> objections(Proposals proposals, Optional<Allow> allowed, long wanted) {
        List<Objection> objections = new ArrayList<>();
        for (Refuse refuse : proposals.of(Refuse.class)) {
            objections.add(run.reasons().objection(refuse, word -> ""));
        }
        long available = run.customer().points().available();
        boolean told =
                objections.stream().anyMatch(objection -> objection.code().equals("NOT_ENOUGH_POINTS"));
        if (wanted > available && !told) {
            objections.add(run.reasons().objection("NOT_ENOUGH_POINTS", Own.NOT_ENOUGH_POINTS, wanted, available));
        }
        if (allowed.isPresent() && wanted < allowed.get().least) {
            objections.add(run.reasons().objection("BELOW_MINIMUM", Own.BELOW_MINIMUM, allowed.get().least, wanted));
        }
        if (allowed.isEmpty() && objections.isEmpty()) {
            objections.add(run.reasons().objection("NO_EFFECT", Own.NOT_ALLOWED, "", ""));
        }
        return objections;
    }

    /** The lots that give these points, in the order they are spent. */
    private List<Points.Lot> taken(long points, boolean latestFirst) {
        List<Points.Lot> order = new ArrayList<>(run.customer().points().lots());
        if (latestFirst) {
            Collections.reverse(order);
        }
        return Spending.taken(points, order);
    }
}
