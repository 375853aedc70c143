package io.loyaltyengine.internal.settle;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.model.CouponAccepted;
import io.loyaltyengine.model.CouponFreed;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.PointsRedeemed;
import io.loyaltyengine.model.PointsRestored;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.SpendReversed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes back what was recorded: points, spend, coupons; and gives back the points that paid. */
final class RefundSettlement {
    private final Run run;
    private final Refund refund;
    private final Optional<Returned> known;

    /**
     * Begins a refund.
     *
     * @throws InvalidInputException when it names a line that the purchase does not have, or carries what was recorded
     *     for another customer or another purchase
     */
    RefundSettlement(Run run, Refund refund) {
        this.run = run;
        this.refund = refund;
        refund.purchase().ifPresent(this::refuseStrangers);
        this.known = refund.purchase().map(purchase -> new Returned(refund, purchase));
    }

    /** What was recorded is known by its ids: nobody can give back what somebody else has bought. */
    private void refuseStrangers(PurchaseRecorded purchase) {
        Set<String> transactions = new TreeSet<>(Set.of(purchase.transaction()));
        for (Decision decision : refund.recorded()) {
            if (decision instanceof RefundRecorded earlier) {
                transactions.add(earlier.transaction());
            }
        }
        for (int i = 0; i < refund.recorded().size(); i++) {
            Decision decision = refund.recorded().get(i);
            boolean counts = decision instanceof PurchaseRecorded
                    || decision instanceof PointsEarned
                    || decision instanceof PointsRedeemed
                    || decision instanceof SpendCounted
                    || decision instanceof CouponAccepted;
            boolean own = decision.id().customer().equals(run.before().id())
                    && transactions.contains(decision.id().transaction());
            if (counts && !own) {
                throw new InvalidInputException(
                        "recorded[" + i + "]",
                        InvalidInputException.Code.MISMATCH,
                        "has the id `" + decision.id() + "`, which is not of this customer's purchase `"
                                + purchase.transaction() + "` nor of a refund of it.");
            }
        }
    }

    /** Whether it was carried out; if not, it has been refused. */
    boolean settle() {
        if (known.isEmpty()) {
            run.decide(Objection.refused(
                    run,
                    "refund",
                    refund.id(),
                    List.of(run.reasons().objection("UNKNOWN_ORIGINAL", Own.UNKNOWN_ORIGINAL, "", ""))));
            return false;
        }
        PurchaseRecorded purchase = refund.purchase().orElseThrow();
        Returned returned = known.get();
        List<Objection> objections = new ArrayList<>();
        returned.tooMuch()
                .forEach((line, quantity) -> objections.add(alreadyReversed(line, returned.left(line), quantity)));
        if (!objections.isEmpty()) {
            run.decide(Objection.refused(run, "refund", purchase.transaction(), objections));
            return false;
        }
        record(purchase, returned);
        if (returned.isEverythingBack()) {
            returned.brought(CouponAccepted.class).forEach(this::free);
        }
        // Before anything is forgiven: what comes back here is there to be taken.
        returned.brought(PointsRedeemed.class).forEach(redeemed -> restore(redeemed, returned));
        PointsReversal points = new PointsReversal(run, returned);
        returned.brought(PointsEarned.class).forEach(points::reverse);
        returned.brought(SpendCounted.class).forEach(counted -> reverse(counted, returned));
        return true;
    }

    private Objection alreadyReversed(String line, int left, int wanted) {
        Reason reason =
                run.reasons().of(Own.ALREADY_REVERSED, Map.of("line", line, "required", left, "actual", wanted));
        return new Objection("ALREADY_REVERSED", reason, left, wanted);
    }

    private void record(PurchaseRecorded purchase, Returned returned) {
        List<SoldLine> lines = new ArrayList<>();
        BigDecimal paid = purchase.paid().subtract(purchase.paid());
        for (String line : returned.lines()) {
            SoldLine was = returned.sold(line);
            BigDecimal back = returned.share(was.paid(), line, RoundingMode.FLOOR);
            lines.add(new SoldLine(was.line(), was.product(), returned.quantity(line), back));
            paid = paid.add(back);
        }
        run.decide(new RefundRecorded(
                run.id("refund", purchase.transaction()),
                run.reasons().of(Own.REFUND, Reasons.only("paid", paid)),
                refund.id(),
                purchase.transaction(),
                run.day(),
                paid,
                lines));
    }

    private void reverse(SpendCounted counted, Returned returned) {
        List<LineAmount> shares = new ArrayList<>();
        BigDecimal amount = counted.amount().subtract(counted.amount());
        for (LineAmount share : counted.shares()) {
            if (returned.lines().contains(share.line())) {
                BigDecimal back = returned.share(share.amount(), share.line(), RoundingMode.FLOOR);
                shares.add(new LineAmount(share.line(), back));
                amount = amount.add(back);
            }
        }
        if (amount.signum() > 0) {
            run.decide(new SpendReversed(
                    run.id("spend-reversed", counted.reason().rule()),
                    run.reasons().of(Own.SPEND_REVERSED, Reasons.only("amount", amount)),
                    counted.id(),
                    amount,
                    counted.day(),
                    shares));
        }
    }

    /** Points that paid for what came back return to where they came from, those spent last first. */
    private void restore(PointsRedeemed redeemed, Returned returned) {
        long before = 0;
        long now = 0;
        for (LinePoints share : redeemed.shares()) {
            BigDecimal points = BigDecimal.valueOf(share.points());
            before += returned.takenBefore(points, share.line(), RoundingMode.FLOOR)
                    .longValueExact();
            if (returned.lines().contains(share.line())) {
                now += returned.share(points, share.line(), RoundingMode.FLOOR).longValueExact();
            }
        }
        List<Points.Lot> order = new ArrayList<>(redeemed.lots());
        Collections.reverse(order);
        List<Points.Lot> back = new ArrayList<>();
        long from = before;
        long to = before + now;
        long passed = 0;
        for (Points.Lot lot : order) {
            long part = Math.min(to, passed + lot.points()) - Math.max(from, passed);
            passed += lot.points();
            if (part > 0 && !lot.lifetime().isOver(run.at())) {
                back.add(new Points.Lot(part, lot.lifetime()));
            }
        }
        long points = back.stream().mapToLong(Points.Lot::points).sum();
        if (points > 0) {
            run.decide(new PointsRestored(
                    run.id("restored", "payment"),
                    run.reasons().of(Own.POINTS_RESTORED, Reasons.only("points", points)),
                    redeemed.id(),
                    points,
                    back));
        }
    }

    private void free(CouponAccepted coupon) {
        if (coupon.freedOnRefund() && run.customer().couponUses().containsKey(coupon.code())) {
            run.decide(new CouponFreed(
                    run.id("freed", coupon.code()),
                    run.reasons().of(Own.COUPON_FREED, Reasons.only("code", coupon.code())),
                    coupon.code()));
        }
    }
}
