package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.PurchaseRecorded;
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

/**
 * What comes back with a refund, after what came back before.
 *
 * <p>Of everything that falls on a line, all refunds together have taken {@code share × q / Q}, rounded, once {@code q} of
 * {@code Q} units are back, and exactly the whole with the last unit, however the units came in parts.
 */
public final class Returned {
    private final List<Decision> recorded;
    private final PurchaseRecorded purchase;
    private final boolean processed;
    private final Map<String, SoldLine> sold = new TreeMap<>();
    private final Map<String, Integer> before = new TreeMap<>();
    private final Map<String, Integer> now = new TreeMap<>();

    /**
     * Looks through what was recorded.
     *
     * @throws InvalidInputException when it is not of this customer's purchase, or the refund names a line that the
     *     purchase does not have
     */
    Returned(Customer customer, Refund refund, PurchaseRecorded purchase) {
        this.purchase = purchase;
        refuseStrangers(customer, refund);
        recorded = refund.recorded().stream()
                .sorted(Comparator.comparing(decision -> decision.id().toString()))
                .toList();
        purchase.lines().forEach(line -> sold.put(line.line(), line));
        List<RefundRecorded> earlier = recorded(RefundRecorded.class);
        earlier.forEach(
                refunded -> refunded.lines().forEach(line -> before.merge(line.line(), line.quantity(), Integer::sum)));
        processed = earlier.stream().anyMatch(refunded -> refunded.transaction().equals(refund.id()));
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

    /** What was recorded is known by its ids: nobody can give back what somebody else has bought. */
    private void refuseStrangers(Customer customer, Refund refund) {
        Set<String> transactions = new TreeSet<>(Set.of(purchase.transaction()));
        for (Decision decision : refund.recorded()) {
            if (decision instanceof RefundRecorded || isRefusedRefund(decision)) {
                transactions.add(decision.id().transaction());
            }
        }
        for (int i = 0; i < refund.recorded().size(); i++) {
            DecisionId id = refund.recorded().get(i).id();
            if (!id.customer().equals(customer.id()) || !transactions.contains(id.transaction())) {
                throw new InvalidInputException(
                        "recorded[" + i + "]",
                        InvalidInputException.Code.MISMATCH,
                        "has the id `" + id + "`, which is not of this customer's purchase `" + purchase.transaction()
                                + "` nor of a refund of it.");
            }
        }
    }

    private boolean isRefusedRefund(Decision decision) {
        return decision instanceof Refused refused
                && refused.what().equals("refund")
                && refused.subject().equals(purchase.transaction());
    }

    /** The purchase, as it was recorded. */
    public PurchaseRecorded purchase() {
        return purchase;
    }

    /** The lines of which more is to come back than is left, with that quantity; all lines if nothing can come back. */
    public Map<String, Integer> tooMuch() {
        Map<String, Integer> tooMuch = new TreeMap<>(now);
        if (now.isEmpty()) {
            sold.forEach((line, was) -> tooMuch.put(line, was.quantity()));
        } else if (!processed) {
            tooMuch.entrySet().removeIf(line -> line.getValue() <= left(line.getKey()));
        }
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
        return processed ? 0 : sold(line).quantity() - before.getOrDefault(line, 0);
    }

    public SoldLine sold(String line) {
        SoldLine was = sold.get(line);
        if (was == null) {
            throw new InvalidInputException(
                    "recorded",
                    InvalidInputException.Code.MISMATCH,
                    "speaks of the line `" + line + "`; the recorded purchase has no such line.");
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
     * The decisions of one kind that the purchase itself led to, by the text of their id; what its refunds led to is not
     * taken back. That they are this customer's own has been checked.
     */
    public <D extends Decision> List<D> brought(Class<D> kind) {
        return recorded(kind).stream()
                .filter(decision -> decision.id().transaction().equals(purchase.transaction()))
                .toList();
    }

    /** All recorded decisions of one kind, by the text of their id. */
    public <D extends Decision> List<D> recorded(Class<D> kind) {
        return recorded.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private BigDecimal part(BigDecimal whole, String line, int units, RoundingMode rounding) {
        return whole.multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(sold(line).quantity()), whole.scale(), rounding);
    }
}
