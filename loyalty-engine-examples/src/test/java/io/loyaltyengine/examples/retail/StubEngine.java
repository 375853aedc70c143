package io.loyaltyengine.examples.retail;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Recorded;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.points.RefundTerms;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A programme that gives one point for each unit, takes it back with the unit, and refuses every coupon. */
public final class StubEngine implements BiFunction<Customer, Transaction, Evaluation> {
    private static final RuleSetId RULES = new RuleSetId("stub", "1", "0000");
    private static final Sentence TEXT = new Sentence("One.", "Eins.");
    private static final Reason REASON = new Reason("One point per unit", TEXT, RULES);
    private static final Refusal REFUSAL = new Refusal("UNKNOWN_CODE", REASON.rule(), TEXT, "", "");

    private final List<Transaction> seen = new ArrayList<>();

    @Override
    public Evaluation apply(Customer customer, Transaction transaction) {
        seen.add(transaction);
        List<Decision> decisions = transaction instanceof Purchase purchase
                ? purchase(purchase)
                : transaction instanceof Refund refund ? refund(refund) : List.of();
        return new Evaluation(transaction.id(), RULES, customer.after(decisions), decisions, List.of(), List.of());
    }

    List<Transaction> seen() {
        return seen;
    }

    private static List<Decision> purchase(Purchase purchase) {
        List<Decision> decisions = new ArrayList<>();
        List<SoldLine> sold = new ArrayList<>();
        BigDecimal paid = BigDecimal.ZERO.setScale(2);
        long units = 0;
        for (Line line : purchase.lines()) {
            sold.add(new SoldLine(line.id(), line.product(), line.quantity(), line.amount()));
            paid = paid.add(line.amount());
            units += line.quantity();
        }
        String id = purchase.id();
        LocalDate day = day(purchase);
        decisions.add(new PurchaseRecorded(id(id, PurchaseRecorded.class, ""), REASON, id, day, paid, paid, sold, day));
        for (int i = 0; i < purchase.coupons().size(); i++) {
            String code = purchase.coupons().get(i);
            decisions.add(
                    new Refused(id(id, Refused.class, String.valueOf(i)), REASON, "coupon", code, List.of(REFUSAL)));
        }
        decisions.add(new PointsEarned(
                id(id, PointsEarned.class, ""),
                REASON,
                Account.POINTS,
                units,
                paid,
                BigDecimal.valueOf(units),
                List.of(),
                List.of(),
                BigDecimal.valueOf(units, 2),
                BigDecimal.ZERO,
                day,
                Lifetime.UNLIMITED,
                Optional.empty(),
                Optional.empty(),
                RefundTerms.USUAL,
                List.of()));
        return decisions;
    }

    private static List<Decision> refund(Refund refund) {
        Recorded purchase = refund.original().orElseThrow();
        List<SoldLine> back = new ArrayList<>();
        BigDecimal paid = BigDecimal.ZERO.setScale(2);
        long units = 0;
        for (RefundLine line : refund.lines()) {
            SoldLine sold = purchase.lines().stream()
                    .filter(candidate -> candidate.line().equals(line.line()))
                    .findFirst()
                    .orElseThrow();
            BigDecimal share = sold.paid()
                    .multiply(BigDecimal.valueOf(line.quantity()))
                    .divide(BigDecimal.valueOf(sold.quantity()), 2, RoundingMode.HALF_UP);
            back.add(new SoldLine(line.line(), sold.product(), line.quantity(), share));
            paid = paid.add(share);
            units += line.quantity();
        }
        String id = refund.id();
        return List.of(
                new RefundRecorded(
                        id(id, RefundRecorded.class, ""),
                        REASON,
                        id,
                        purchase.transaction(),
                        day(refund),
                        paid,
                        back,
                        List.of(),
                        false,
                        Optional.empty(),
                        day(refund)),
                new PointsReversed(
                        id(id, PointsReversed.class, ""),
                        REASON,
                        id(purchase.transaction(), PointsEarned.class, ""),
                        Account.POINTS,
                        units,
                        0,
                        0,
                        0,
                        0,
                        List.of(new Account.Lot(units, Lifetime.UNLIMITED)),
                        0,
                        List.of(),
                        Optional.empty(),
                        purchase.day(),
                        Optional.empty(),
                        List.of()));
    }

    private static DecisionId id(String transaction, Class<? extends Decision> kind, String subject) {
        return new DecisionId("stub", transaction, kind.getSimpleName(), subject, 1);
    }

    private static LocalDate day(Transaction transaction) {
        return LocalDate.ofInstant(transaction.at(), OnlineRetail.ZONE);
    }
}
