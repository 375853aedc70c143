package io.loyaltyengine.workbench.whatif;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.coupons.CouponReversed;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.rewards.RewardGranted;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.workbench.data.Year;
import io.loyaltyengine.workbench.whatif.Effect.Counted;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an effect from what was decided about one customer. */
final class Counting {
    private final Programme programme;
    private final Set<String> ruleNames;
    private long purchases;
    private BigDecimal turnover = BigDecimal.ZERO;
    private BigDecimal refunded = BigDecimal.ZERO;
    private BigDecimal discounts = BigDecimal.ZERO;
    private BigDecimal discountsBack = BigDecimal.ZERO;
    private final SortedMap<String, Flow> accounts = new TreeMap<>();
    private final Map<Counted, SortedMap<String, Long>> counted = new EnumMap<>(Counted.class);
    private final SortedMap<String, BigDecimal> takenOff = new TreeMap<>();
    private final SortedMap<String, Share> rules = new TreeMap<>();
    /** What is taken back is taken off the rule that gave it. */
    private final Map<DecisionId, String> givers = new HashMap<>();

    private Counting(Programme programme, Set<String> ruleNames) {
        this.programme = programme;
        this.ruleNames = ruleNames;
    }

    static Effect of(Year year, Programme programme, Set<String> ruleNames) {
        Counting counting = new Counting(programme, ruleNames);
        year.evaluations().forEach(counting::evaluation);
        return counting.effect(year.customer());
    }

    private Effect effect(Customer customer) {
        count(Counted.TIER, customer.tier().name());
        for (String account : programme.accountNames()) {
            Account held = customer.account(account);
            add(account, new Flow(0, 0, 0, 0, 0, 0, held.balance(), held.pending()));
        }
        return new Effect(
                1,
                purchases,
                turnover,
                refunded,
                discounts,
                discountsBack,
                customer.liability(programme),
                accounts,
                counted,
                takenOff,
                rules);
    }

    private void evaluation(Evaluation evaluation) {
        // What the engine says of how it chose stands in the trace, too, and is no rule.
        evaluation.trace().stream()
                .filter(fired -> ruleNames.contains(fired.rule()))
                .forEach(fired -> add(fired.rule(), new Share(1, 0, BigDecimal.ZERO)));
        evaluation.decisions().forEach(this::decision);
    }

    private void decision(Decision decision) {
        if (decision instanceof Refused refused) {
            refused.refusals().forEach(refusal -> {
                count(Counted.REFUSAL, refusal.code());
                decidedBy(refusal.rule());
            });
            return;
        }
        decidedBy(decision.reason().rule());
        if (decision instanceof PurchaseRecorded purchase) {
            purchases++;
            turnover = turnover.add(purchase.paid());
        } else if (decision instanceof RefundRecorded refund) {
            refunded = refunded.add(refund.paid());
        } else if (decision instanceof CouponAccepted coupon) {
            count(Counted.COUPON, coupon.code());
            givers.put(coupon.id(), coupon.reason().rule());
            discounts = discounts.add(coupon.discount());
            takenOff.merge(coupon.code(), coupon.discount(), BigDecimal::add);
            gives(coupon.reason().rule(), coupon.discount());
        } else if (decision instanceof CouponReversed coupon) {
            discountsBack = discountsBack.add(coupon.discount());
            gives(giver(coupon.coupon(), decision), coupon.discount().negate());
        } else if (decision instanceof TierChanged tier) {
            count(Counted.TIER_CHANGE, tier.from().name() + " → " + tier.to().name());
        } else if (decision instanceof BadgeAwarded badge) {
            count(Counted.BADGE, badge.badge());
        } else if (decision instanceof PointsDecision points) {
            points(points);
        }
    }

    private void points(PointsDecision points) {
        long change = points.change();
        String account = points.account();
        if (points instanceof PointsEarned) {
            givers.put(points.id(), points.reason().rule());
            add(account, new Flow(change, 0, 0, 0, 0, 0, 0, 0));
            gives(points.reason().rule(), account, change);
        } else if (points instanceof PointsCancelled cancelled) {
            add(account, new Flow(0, -change, 0, 0, 0, 0, 0, 0));
            gives(giver(cancelled.earned(), points), account, change);
        } else if (points instanceof PointsReversed reversed) {
            add(account, new Flow(0, 0, -change, 0, 0, 0, 0, 0));
            gives(giver(reversed.earned(), points), account, change);
        } else if (points instanceof PointsExpired) {
            add(account, new Flow(0, 0, 0, -change, 0, 0, 0, 0));
            gives(points.reason().rule(), account, change);
        } else if (points instanceof PointsAdjusted) {
            add(account, new Flow(0, 0, 0, 0, 0, change, 0, 0));
        } else {
            add(account, new Flow(0, 0, 0, 0, -change, 0, 0, 0));
            if (points instanceof RewardGranted reward) {
                count(Counted.REWARD, reward.reward());
            } else if (points instanceof CouponIssued issued) {
                count(Counted.ISSUED, issued.code(), issued.count());
            }
        }
    }

    private String giver(DecisionId given, Decision taking) {
        return givers.getOrDefault(given, taking.reason().rule());
    }

    private void gives(String rule, String account, long points) {
        gives(rule, programme.worthOfOne(account).multiply(BigDecimal.valueOf(points)));
    }

    private void gives(String rule, BigDecimal worth) {
        add(rule, new Share(0, 0, worth));
    }

    private void decidedBy(String rule) {
        add(rule, new Share(0, 1, BigDecimal.ZERO));
    }

    private void add(String rule, Share share) {
        rules.merge(rule, share, Share::plus);
    }

    private void add(String account, Flow flow) {
        accounts.merge(account, flow, Flow::plus);
    }

    private void count(Counted what, String name) {
        count(what, name, 1);
    }

    private void count(Counted what, String name, long times) {
        counted.computeIfAbsent(what, any -> new TreeMap<>()).merge(name, times, Long::sum);
    }
}
