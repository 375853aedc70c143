package io.loyaltyengine.internal.mechanism.redemptions;

import io.loyaltyengine.internal.mechanism.redemptions.Redemptions.Allow;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Objections;
import io.loyaltyengine.internal.till.Refuse;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Spending;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Quantity;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.rewards.DonationMade;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a wish. It comes true if a rule allows it, no rule refuses it, and the points are there. Points pay what a
 * purchase costs after coupons, up to the share that the rule allows, in whole steps; whatever is wished beyond stays with
 * the customer, and the rest of the price is due in money.
 */
final class WishSettlement {
    private static final Saying BELOW_MINIMUM = Saying.of(
            Refused.class,
            "A redemption has a least amount",
            "Points can be spent from {required} on, not {actual}.",
            "Punkte lassen sich ab {required} einlösen, nicht {actual}.");

    private static final Saying NOTHING_TO_PAY = Saying.of(
            Refused.class,
            "Points without effect are not spent",
            "There is nothing here that {actual} could pay.",
            "Hier ist nichts damit zu bezahlen: {actual}.");

    private static final Saying NOT_OPEN = Saying.of(
            Refused.class,
            "What has not opened needs a rule that lets in",
            "This opens on {required}.",
            "Das öffnet am {required}.");

    private static final Saying NOT_ALLOWED = Saying.of(
            Refused.class,
            "A redemption needs a rule that allows it",
            "Points cannot be spent on this here.",
            "Dafür lassen sich hier keine Punkte einlösen.");

    private final Run run;
    private final Said said;
    private final String account;
    /** The limits of the first by name that allows it. */
    private final Optional<Allow> allowed;

    private final Objections objections;

    /** Looks at what rules have said of a wish; {@code what} and {@code subject} name it, {@code account} pays. */
    WishSettlement(Run run, Said said, String what, String subject, String account) {
        this.run = run;
        this.said = said;
        this.account = account;
        this.allowed = said.of(Allow.class).stream().findFirst();
        this.objections = new Objections(run, what, subject);
    }

    /** Lets points pay for a purchase. */
    void pay(long wished, Basket basket) {
        long wanted = atMost(wished);
        object(wanted, Optional.empty());
        BigDecimal toPay = basket.open();
        long points = allowed.map(allow -> payable(allow, wanted, toPay)).orElse(0L);
        BigDecimal value = allowed.map(allow -> run.programme()
                        .worth(points, account)
                        .min(share(allow, toPay).setScale(toPay.scale(), RoundingMode.FLOOR)))
                .orElse(toPay);
        objectToNothing(value, wanted);
        objectToTooFew(points);
        if (objections.isEmpty()) {
            Allow allow = allowed.orElseThrow();
            run.decide(new PointsRedeemed(
                    run.id(PointsRedeemed.class, "payment"),
                    run.reason(allow.rule()),
                    account,
                    points,
                    value,
                    taken(points),
                    basket.payWithPoints(points, value)));
        } else {
            objections.refuse();
        }
    }

    void grant(RewardDefinition reward) {
        object(reward.points(), reward.opens());
        if (objections.isEmpty()) {
            run.decide(new RewardGranted(
                    run.id(RewardGranted.class, reward.code()),
                    run.reason(allowed.orElseThrow().rule()),
                    reward.code(),
                    account,
                    reward.points(),
                    run.programme().worth(reward.points(), account),
                    taken(reward.points()),
                    reward.coPayment().setScale(run.programme().currency().getDefaultFractionDigits()),
                    reward.thirdParty()));
        } else {
            objections.refuse();
            run.end();
        }
    }

    void donate(Redemption.Donation donation) {
        long wanted = atMost(donation.points());
        object(wanted, Optional.empty());
        long points = allowed.map(allow -> allow.wholeSteps(wanted)).orElse(wanted);
        BigDecimal value = run.programme().worth(points, account);
        objectToNothing(value, wanted);
        objectToTooFew(points);
        if (objections.isEmpty()) {
            run.decide(new DonationMade(
                    run.id(DonationMade.class, donation.cause()),
                    run.reason(allowed.orElseThrow().rule()),
                    donation.cause(),
                    account,
                    points,
                    value,
                    taken(points)));
        } else {
            objections.refuse();
            run.end();
        }
    }

    /** What is wished, or what is there if that may be less; a wish for more than nothing stays one. */
    private long atMost(long wished) {
        boolean shrinks = allowed.filter(allow -> allow.upToBalance).isPresent();
        return shrinks
                ? Math.min(wished, Math.max(1, run.customer().account(account).available()))
                : wished;
    }

    private void object(long wanted, Optional<Instant> opens) {
        said.of(Refuse.class).forEach(objections::add);
        long available = run.customer().account(account).available();
        if (wanted > available && !objections.has("NOT_ENOUGH_POINTS")) {
            objections.add("NOT_ENOUGH_POINTS", Spending.TOO_FEW_POINTS, new Quantity(wanted, account), available);
        }
        if (allowed.isPresent() && wanted > 0 && wanted < allowed.get().least) {
            objections.add("BELOW_MINIMUM", BELOW_MINIMUM, allowed.get().least, wanted);
        }
        if (allowed.isEmpty() && objections.isEmpty()) {
            opens.filter(run.at()::isBefore)
                    .ifPresentOrElse(
                            moment -> objections.add("NOT_STARTED", NOT_OPEN, moment, run.at()),
                            () -> objections.add("NO_EFFECT", NOT_ALLOWED, "", ""));
        }
    }

    private void objectToNothing(BigDecimal value, long wanted) {
        if (objections.isEmpty() && value.signum() == 0) {
            objections.add("NO_EFFECT", NOTHING_TO_PAY, "", new Quantity(wanted, account));
        }
    }

    /** Speaks against what is less than the least, once shares and steps have been taken off. */
    private void objectToTooFew(long points) {
        long least = allowed.map(allow -> allow.least).orElse(0L);
        if (objections.isEmpty() && points < least) {
            objections.add("BELOW_MINIMUM", BELOW_MINIMUM, least, points);
        }
    }

    /** The most that can be paid in points: no more than wished, than the share allows, than there is to pay. */
    private long payable(Allow allow, long wanted, BigDecimal toPay) {
        BigDecimal one = run.programme().worthOfOne(account);
        if (one.signum() == 0) {
            return 0;
        }
        long most = share(allow, toPay).divide(one, 0, RoundingMode.FLOOR).longValueExact();
        return allow.wholeSteps(Math.min(wanted, most));
    }

    /** The most that points may pay of an amount, exactly. */
    private static BigDecimal share(Allow allow, BigDecimal toPay) {
        return toPay.multiply(BigDecimal.valueOf(Math.min(100, allow.percent), 2));
    }

    /** The lots that give these points, in the order they are spent. */
    private List<Account.Lot> taken(long points) {
        return allowed.orElseThrow().latestFirst
                ? Spending.takenFromTheEnd(run, account, points)
                : Spending.taken(run, account, points);
    }
}
