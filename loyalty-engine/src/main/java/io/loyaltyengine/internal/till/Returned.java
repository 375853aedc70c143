package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Booked;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
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
 * <p>Of everything that falls on a line, all refunds together have taken {@code share × q / Q}, rounded, once {@code q} of
 * {@code Q} units are back, and exactly the whole with the last unit, however the units came in parts.
 */
public final class Returned {
    private final List<Decision> recorded;
    private final Recorded original;
    private final boolean processed;
    private final Map<String, SoldLine> sold = new TreeMap<>();
    private final Map<String, Integer> before = new TreeMap<>();
    private final Map<String, Integer> now = new TreeMap<>();

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
        original.lines().forEach(line -> sold.put(line.line(), line));
        List<RefundRecorded> earlier = recorded(RefundRecorded.class);
        Booked booked = customer.booked().get(original.transaction());
        comeBefore(earlier, booked);
        processed = earlier.stream().anyMatch(refunded -> refunded.transaction().equals(refund.id()));
        comesNow(refund);
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
                        "has the id `" + id + "`, which is not of this customer's purchase `" + original.transaction()
                                + "` nor of a refund of it.");
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
        }
        if (booked != null) {
            booked.back().forEach((line, back) -> units.merge(line, (long) back, Math::max));
        }
        units.forEach((line, back) -> {
            if (back > sold(line).quantity()) {
                throw mismatch("has " + back + " units of the line `" + line + "` come back; "
                        + sold(line).quantity() + " were sold.");
            }
            before.put(line, back.intValue());
        });
    }

    private void comesNow(Refund refund) {
        for (int i = 0; i < refund.lines().size(); i++) {
            RefundLine line = refund.lines().get(i);
            if (!sold.containsKey(line.line())) {
                throw new InvalidInputException(
                        "lines[" + i + "].line",
                        InvalidInputException.Code.MISMATCH,
                        "is `" + line.line() + "`; the recorded purchase has no such line.");
            }
            now.put(line.line(), line.quantity());
        }
        if (refund.lines().isEmpty()) {
            sold.keySet().stream().filter(line -> left(line) > 0).forEach(line -> now.put(line, left(line)));
        }
    }

    private static InvalidInputException mismatch(String message) {
        return new InvalidInputException("recorded", InvalidInputException.Code.MISMATCH, message);
    }

    /** The purchase or the wish, as it was recorded. */
    public Recorded original() {
        return original;
    }

    /** Whether this very refund has been carried out before. */
    public boolean isProcessed() {
        return processed;
    }

    /** Whether nothing was left to come back. */
    public boolean isEmpty() {
        return now.isEmpty();
    }

    /** The lines of which more is to come back than is left, with that quantity. */
    public Map<String, Integer> tooMuch() {
        Map<String, Integer> tooMuch = new TreeMap<>(now);
        tooMuch.entrySet().removeIf(line -> line.getValue() <= left(line.getKey()));
        return tooMuch;
    }

    /** The ids of the lines of which something comes back. */
    public Set<String> lines() {
        return now.keySet();
    }

    /** The units of a line that come back now. */
    public int quantity(String line) {
        return now.getOrDefault(line, 0);
    }

    /** The units of a line that are still with the customer. */
    public int left(String line) {
        return sold(line).quantity() - before.getOrDefault(line, 0);
    }

    public SoldLine sold(String line) {
        SoldLine was = sold.get(line);
        if (was == null) {
            throw mismatch("speaks of the line `" + line + "`; the recorded purchase has no such line.");
        }
        return was;
    }

    /** Whether nothing is left with the customer. */
    public boolean isEverythingBack() {
        return sold.keySet().stream().allMatch(line -> left(line) == quantity(line));
    }

    /** What this refund takes of a line's share. */
    public BigDecimal share(BigDecimal whole, String line, RoundingMode rounding) {
        int all = before.getOrDefault(line, 0) + quantity(line);
        return part(whole, line, all, rounding).subtract(takenBefore(whole, line, rounding));
    }

    /** What the refunds before have taken of a line's share. */
    public BigDecimal takenBefore(BigDecimal whole, String line, RoundingMode rounding) {
        return part(whole, line, before.getOrDefault(line, 0), rounding);
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

    private BigDecimal part(BigDecimal whole, String line, int units, RoundingMode rounding) {
        return whole.multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(sold(line).quantity()), whole.scale(), rounding);
    }
}
