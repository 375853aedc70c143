package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.InvalidInputException;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.PointsReversed;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.RefundRefused;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.SpendCounted;
import io.loyaltyengine.model.SpendReversed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes back what was recorded.
 *
 * <p>Of everything that falls on a line, a refund leaves the customer what the units still kept have earned: after
 * {@code q} of {@code Q} units came back, all refunds together have taken {@code ⌊share × q / Q⌋}, and with the last unit
 * exactly the rest. What does not fall on lines goes with the last unit of the purchase.
 */
final class RefundSettlement {
    private final Run run;
    private final Refund refund;
    private final PurchaseRecorded purchase;
    private final List<Decision> recorded;
    private final Map<String, SoldLine> sold = new TreeMap<>();
    private final Map<String, Integer> returnedBefore = new TreeMap<>();
    private final Map<String, Integer> returning = new TreeMap<>();

    RefundSettlement(Run run, Refund refund) {
        this.run = run;
        this.refund = refund;
        this.purchase = refund.purchase();
        this.recorded = refund.recorded().stream()
                .sorted(Comparator.comparing(Decision::id))
                .toList();
        purchase.lines().forEach(line -> sold.put(line.line(), line));
        for (RefundRecorded earlier : recorded(RefundRecorded.class)) {
            earlier.lines().forEach(line -> returnedBefore.merge(line.line(), line.quantity(), Integer::sum));
        }
        for (int i = 0; i < refund.lines().size(); i++) {
            RefundLine line = refund.lines().get(i);
            if (!sold.containsKey(line.line())) {
                throw new InvalidInputException(
                        "lines[" + i + "].line",
                        InvalidInputException.Code.MISMATCH,
                        "is `" + line.line() + "`; the recorded purchase has no such line.");
            }
            returning.put(line.line(), line.quantity());
        }
        if (refund.lines().isEmpty()) {
            sold.values().stream()
                    .filter(line -> line.quantity() > before(line.line()))
                    .forEach(line -> returning.put(line.line(), line.quantity() - before(line.line())));
        }
    }

    /** Whether it was carried out; if not, it has been refused. */
    boolean settle() {
        List<Refusal> refusals = refusals();
        if (!refusals.isEmpty()) {
            run.decide(new RefundRefused(
                    run.id("refund", purchase.transaction()),
                    refusals.get(0).reason(),
                    purchase.transaction(),
                    refusals));
            return false;
        }
        record();
        recorded(PointsEarned.class).forEach(this::reverse);
        recorded(SpendCounted.class).forEach(this::reverse);
        return true;
    }

    private List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        returning.forEach((line, quantity) -> {
            int left = quantityOf(line) - before(line);
            if (quantity > left) {
                refusals.add(alreadyReversed(line, left, quantity));
            }
        });
        boolean same = recorded(RefundRecorded.class).stream()
                .anyMatch(earlier -> earlier.transaction().equals(refund.id()));
        if (refusals.isEmpty() && (same || returning.isEmpty())) {
            sold.forEach((line, soldLine) -> refusals.add(alreadyReversed(line, 0, soldLine.quantity())));
        }
        return refusals;
    }

    private Refusal alreadyReversed(String line, int left, int wanted) {
        Reason reason =
                run.reasons().of(Own.ALREADY_REVERSED, Map.of("line", line, "required", left, "actual", wanted));
        return new Refusal("ALREADY_REVERSED", reason, String.valueOf(left), String.valueOf(wanted));
    }

    private void record() {
        List<SoldLine> lines = new ArrayList<>();
        BigDecimal paid = purchase.paid().subtract(purchase.paid());
        for (Map.Entry<String, Integer> line : returning.entrySet()) {
            SoldLine was = soldLine(line.getKey());
            BigDecimal back = share(was.paid(), line.getKey());
            lines.add(new SoldLine(was.line(), was.product(), line.getValue(), back));
            paid = paid.add(back);
        }
        run.decide(new RefundRecorded(
                run.id("refund", purchase.transaction()),
                run.reasons().of(Own.REFUND, Map.of("paid", paid)),
                refund.id(),
                purchase.transaction(),
                run.day(),
                paid,
                lines));
    }

    private void reverse(PointsEarned earned) {
        List<LinePoints> shares = new ArrayList<>();
        long points = earned.shares().isEmpty() && everythingIsBack() ? earned.points() : 0;
        for (LinePoints share : earned.shares()) {
            if (returning.containsKey(share.line())) {
                long back =
                        share(BigDecimal.valueOf(share.points()), share.line()).longValueExact();
                shares.add(new LinePoints(share.line(), share(share.amount(), share.line()), back));
                points = Math.addExact(points, back);
            }
        }
        if (points == 0) {
            return;
        }
        long there = Math.min(points, run.customer().points().balance());
        run.decide(new PointsReversed(
                run.id("points-reversed", earned.reason().rule()),
                run.reasons().of(Own.POINTS_REVERSED, Map.of("points", there)),
                earned.id(),
                there,
                points - there,
                shares,
                earned.day(),
                earned.activeFrom(),
                earned.expiresAt()));
    }

    private void reverse(SpendCounted counted) {
        List<LineAmount> shares = new ArrayList<>();
        BigDecimal amount = counted.amount().subtract(counted.amount());
        for (LineAmount share : counted.shares()) {
            if (returning.containsKey(share.line())) {
                BigDecimal back = share(share.amount(), share.line());
                shares.add(new LineAmount(share.line(), back));
                amount = amount.add(back);
            }
        }
        if (amount.signum() > 0) {
            run.decide(new SpendReversed(
                    run.id("spend-reversed", counted.reason().rule()),
                    run.reasons().of(Own.SPEND_REVERSED, Map.of("amount", amount)),
                    counted.id(),
                    amount,
                    counted.day(),
                    shares));
        }
    }

    /** What this refund takes of a line's share, given what earlier refunds have taken. */
    private BigDecimal share(BigDecimal whole, String line) {
        BigDecimal all = BigDecimal.valueOf(quantityOf(line));
        int before = before(line);
        int after = before + returning.getOrDefault(line, 0);
        return Allocation.part(whole, BigDecimal.valueOf(after), all)
                .subtract(Allocation.part(whole, BigDecimal.valueOf(before), all));
    }

    private boolean everythingIsBack() {
        return sold.keySet().stream()
                .allMatch(line -> before(line) + returning.getOrDefault(line, 0) == quantityOf(line));
    }

    private SoldLine soldLine(String line) {
        SoldLine was = sold.get(line);
        if (was == null) {
            throw new IllegalStateException("No line " + line);
        }
        return was;
    }

    private int quantityOf(String line) {
        return soldLine(line).quantity();
    }

    private int before(String line) {
        return returnedBefore.getOrDefault(line, 0);
    }

    private <D extends Decision> List<D> recorded(Class<D> kind) {
        return recorded.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
