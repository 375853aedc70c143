package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Recorded;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.SoldLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What comes back with a refund, after what came back before.
 *
 * <p>Of everything that falls on a line, all refunds together have taken {@code share × (q / Q + a / P)}, rounded, once
 * {@code q} of {@code Q} units are back, and allowances of {@code a} were made of the {@code P} that had been paid; and never
 * more than the whole, which is taken exactly with the last unit or the last cent, however they came in parts.
 */
public final class Returned {
    private final List<Decision> recorded;
    private final Recorded original;
    private final boolean processed;
    private final Map<String, SoldLine> sold = new TreeMap<>();
    private final Map<String, Integer> before = new TreeMap<>();
    private final Map<String, Integer> now = new TreeMap<>();
    private final Map<String, BigDecimal> moneyBefore = new TreeMap<>();
    private final Map<String, BigDecimal> moneyNow = new TreeMap<>();
    private final Set<String> lines = new TreeSet<>();

    /**
     * Looks through what was recorded.
     * @throws InvalidInputException when it is not of this customer's transaction, does not fit together, or the refund
     *     names a line that was not sold
     */
    Returned(Customer customer, Refund refund, Recorded original) {
        this.original = original;
        refuseStrangers(customer, refund);
        recorded = refund.recorded().stream()
                .sorted(Comparator.comparing(decision -> decision.id().toString()))
                .toList();
        int scale = refund.currency().getDefaultFractionDigits();
        original.lines().forEach(line -> sold.put(line.line(), atLeastAt(scale, line)));
        List<RefundRecorded> earlier = recorded(RefundRecorded.class);
        Booked booked = customer.booked().get(original.transaction());
        comeBefore(earlier, booked);
        processed = earlier.stream().anyMatch(refunded -> refunded.transaction().equals(refund.id()));
        comesNow(refund);
        lines.addAll(now.keySet());
        lines.addAll(moneyNow.keySet());
    }

    /** Money is split at the currency's scale at least, also where it was recorded without. */
    private static SoldLine atLeastAt(int scale, SoldLine line) {
        return line.paid().scale() >= scale
                ? line
                : new SoldLine(
                        line.line(),
                        line.product(),
                        line.quantity(),
                        line.paid().setScale(scale));
    }

    /** What was recorded is known by its ids: nobody can give back what somebody else has bought. */
    private void refuseStrangers(Customer customer, Refund refund) {
        Set<String> transactions = new TreeSet<>(Set.of(original.transaction()));
        for (Decision decision : refund.recorded()) {
            if (isRefund(decision)) {
                transactions.add(decision.id().transaction());
            }
        }
        for (int i = 0; i < refund.recorded().size(); i++) {
            Decision decision = refund.recorded().get(i);
            DecisionId id = decision.id();
            if (!id.customer().equals(customer.id())
                    || !transactions.contains(id.transaction())
                    || isOfAnother(decision)) {
                throw new InvalidInputException(
                                "recorded[" + i + "]",
                                InvalidInputException.Code.MISMATCH,
                                "has the id `" + id + "`, which is not of this customer's purchase `"
                                        + original.transaction() + "` nor of a refund of it.")
                        .by(LoyaltyException.Fault.HOST);
            }
        }
    }

    private boolean isRefund(Decision decision) {
        String purchase = original.transaction();
        if (decision instanceof RefundRecorded back) {
            return back.purchase().equals(purchase)
                    && back.transaction().equals(back.id().transaction());
        }
        return decision instanceof Refused refused
                && refused.what().equals("refund")
                && refused.subject().equals(purchase);
    }

    private boolean isOfAnother(Decision decision) {
        return decision instanceof RefundRecorded
                ? !isRefund(decision)
                : decision instanceof Recorded && !decision.id().transaction().equals(original.transaction());
    }

    /** What came back before is what the state knows of, and what was recorded besides. */
    private void comeBefore(List<RefundRecorded> earlier, @Nullable Booked booked) {
        Map<String, Long> units = new TreeMap<>();
        for (RefundRecorded refunded : earlier) {
            refunded.lines().forEach(line -> units.merge(line.line(), (long) line.quantity(), Math::addExact));
            refunded.allowances().forEach(money -> moneyBefore.merge(money.line(), money.amount(), BigDecimal::add));
        }
        if (booked != null) {
            booked.back().forEach((line, back) -> units.merge(line, (long) back, Math::max));
            booked.allowances().forEach((line, money) -> moneyBefore.merge(line, money, BigDecimal::max));
        }
        units.forEach((line, back) -> {
            if (back > sold(line).quantity()) {
                throw mismatch("has " + back + " units of the line `" + line + "` come back; "
                        + sold(line).quantity() + " were sold.");
            }
            before.put(line, back.intValue());
        });
        moneyBefore.forEach((line, money) -> {
            if (money.compareTo(sold(line).paid()) > 0) {
                throw mismatch("has allowances of " + money.toPlainString() + " on the line `" + line + "`; "
                        + sold(line).paid().toPlainString() + " were paid.");
            }
        });
    }

    private void comesNow(Refund refund) {
        for (int i = 0; i < refund.lines().size(); i++) {
            RefundLine line = refund.lines().get(i);
            checkSold("lines[" + i + "].line", line.line());
            now.put(line.line(), line.quantity());
        }
        for (int i = 0; i < refund.allowances().size(); i++) {
            LineAmount allowance = refund.allowances().get(i);
            checkSold("allowances[" + i + "].line", allowance.line());
            moneyNow.put(allowance.line(), allowance.amount());
        }
        if (!moneyNow.isEmpty() && !(original instanceof PurchaseRecorded)) {
            throw new InvalidInputException(
                    "allowances",
                    InvalidInputException.Code.MISMATCH,
                    "are made on purchases; all else is taken back as a whole.");
        }
        if (now.isEmpty() && moneyNow.isEmpty()) {
            sold.keySet().stream().filter(line -> left(line) > 0).forEach(line -> now.put(line, left(line)));
        }
    }

    private void checkSold(String path, String line) {
        if (!sold.containsKey(line)) {
            throw new InvalidInputException(
                    path,
                    InvalidInputException.Code.MISMATCH,
                    "is `" + line + "`; the recorded purchase has no such line.");
        }
    }

    private static InvalidInputException mismatch(String message) {
        return new InvalidInputException("recorded", InvalidInputException.Code.MISMATCH, message)
                .by(LoyaltyException.Fault.HOST);
    }

    /** The purchase, the wish or the activity, as it was recorded. */
    public Recorded original() {
        return original;
    }

    /** Whether this very refund has been carried out before. */
    public boolean isProcessed() {
        return processed;
    }

    /** Whether nothing was left to come back. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The lines of which more is to come back than is left, with that quantity. */
    public Map<String, Integer> tooMuch() {
        Map<String, Integer> tooMuch = new TreeMap<>(now);
        tooMuch.entrySet().removeIf(line -> line.getValue() <= left(line.getKey()));
        return tooMuch;
    }

    /** The lines on which more money is to come back than is left, with that allowance. */
    public Map<String, BigDecimal> tooMuchMoney() {
        Map<String, BigDecimal> tooMuch = new TreeMap<>(moneyNow);
        tooMuch.entrySet().removeIf(line -> line.getValue().compareTo(leftToPay(line.getKey())) <= 0);
        return tooMuch;
    }

    /** The ids of the lines of which something comes back, goods or money. */
    public Set<String> lines() {
        return lines;
    }

    /** The units of a line that come back now. */
    public int quantity(String line) {
        return now.getOrDefault(line, 0);
    }

    /** The units of a line that were with the customer. */
    public int left(String line) {
        return sold(line).quantity() - unitsBefore(line);
    }

    /** The money that comes back now for goods of a line that stay. */
    public BigDecimal allowance(String line) {
        return moneyNow.getOrDefault(line, BigDecimal.ZERO);
    }

    /** What has been paid for a line and is not back, after the units that come back now. */
    public BigDecimal leftToPay(String line) {
        BigDecimal paid = sold(line).paid();
        return paid.subtract(part(paid, line, unitsAfter(line), moneyBefore(line), RoundingMode.FLOOR));
    }

    public SoldLine sold(String line) {
        SoldLine was = sold.get(line);
        if (was == null) {
            throw mismatch("speaks of the line `" + line + "`; the recorded purchase has no such line.");
        }
        return was;
    }

    /** Whether with this refund everything is back, and was not before: of every line all units, or all money. */
    public boolean isComplete() {
        return sold.keySet().stream().allMatch(line -> isBack(line, unitsAfter(line), moneyAfter(line)))
                && !sold.keySet().stream().allMatch(line -> isBack(line, unitsBefore(line), moneyBefore(line)));
    }

    private boolean isBack(String line, int units, BigDecimal money) {
        BigDecimal paid = sold(line).paid();
        boolean isPaidBack = money.signum() > 0
                && part(paid, line, units, money, RoundingMode.FLOOR).compareTo(paid) == 0;
        return isPaidBack || units == sold(line).quantity();
    }

    private int unitsBefore(String line) {
        return before.getOrDefault(line, 0);
    }

    private int unitsAfter(String line) {
        return unitsBefore(line) + quantity(line);
    }

    private BigDecimal moneyBefore(String line) {
        return moneyBefore.getOrDefault(line, BigDecimal.ZERO);
    }

    private BigDecimal moneyAfter(String line) {
        return moneyBefore(line).add(allowance(line));
    }

    /** What this refund takes of a line's share. */
    public BigDecimal share(BigDecimal whole, String line, RoundingMode rounding) {
        return part(whole, line, unitsAfter(line), moneyAfter(line), rounding)
                .subtract(takenBefore(whole, line, rounding));
    }

    /** What the refunds before have taken of a line's share. */
    public BigDecimal takenBefore(BigDecimal whole, String line, RoundingMode rounding) {
        return part(whole, line, unitsBefore(line), moneyBefore(line), rounding);
    }

    /**
     * The decisions of one kind that the transaction itself led to, by the text of their id; what its refunds led to is not
     * taken back. That they are this customer's own has been checked.
     */
    public <D extends Decision> List<D> brought(Class<D> kind) {
        return recorded(kind).stream()
                .filter(decision -> decision.id().transaction().equals(original.transaction()))
                .toList();
    }

    /** All recorded decisions of one kind, by the text of their id. */
    public <D extends Decision> List<D> recorded(Class<D> kind) {
        return recorded.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Refuses a recorded decision whose parts fall on lines that were not sold, or do not add up. */
    public void checkSum(Decision decision, BigDecimal whole, List<String> lines, List<BigDecimal> parts) {
        lines.forEach(this::sold);
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(whole) != 0) {
            throw mismatch("has `" + decision.id() + "`, whose parts are " + sum.toPlainString() + " together, not "
                    + whole.toPlainString() + ".");
        }
    }

    /** Refuses a recorded decision of which somebody bears less than nothing, or all together more than the whole. */
    public void checkParts(Decision decision, BigDecimal whole, List<BigDecimal> parts) {
        BigDecimal left = whole;
        for (BigDecimal part : parts) {
            left = left.subtract(part);
            if (part.signum() < 0 || left.signum() < 0) {
                throw mismatch("has `" + decision.id() + "`, one of whose parts is " + part.toPlainString() + " of "
                        + whole.toPlainString() + ".");
            }
        }
    }

    private BigDecimal part(BigDecimal whole, String line, int units, BigDecimal money, RoundingMode rounding) {
        BigDecimal taken = BigDecimal.valueOf(units);
        BigDecimal all = BigDecimal.valueOf(sold(line).quantity());
        if (money.signum() > 0) {
            BigDecimal paid = sold(line).paid();
            taken = taken.multiply(paid).add(money.multiply(all));
            all = all.multiply(paid);
        }
        return taken.compareTo(all) >= 0 ? whole : whole.multiply(taken).divide(all, whole.scale(), rounding);
    }
}
