package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Goods came back, or money for goods that stay, or what a wish had been granted for, or an activity is taken
 * back.
 *
 * @param transaction the id of the refund
 * @param purchase the id of the transaction that is taken back
 * @param day the calendar day of the refund in the programme's zone
 * @param paid what had been paid for what came back, allowances included, at the currency's scale
 * @param lines what came back, with what had been paid for it
 * @param allowances money given back for goods that stay
 * @param whole whether with this all of the transaction is back
 * @param undone the day of the purchase, if it has come back whole and is to count as none
 * @param knownUntil the last day on which the state knows this refund
 */
public record RefundRecorded(
        DecisionId id,
        Reason reason,
        String transaction,
        @Placeholder String purchase,
        LocalDate day,
        @Placeholder BigDecimal paid,
        List<SoldLine> lines,
        List<LineAmount> allowances,
        @UnlessSaid("false") boolean whole,
        Optional<LocalDate> undone,
        LocalDate knownUntil)
        implements Decision {
    public RefundRecorded {
        Check.decision(id, reason);
        Check.name("transaction", transaction);
        Check.name("purchase", purchase);
        Check.day("day", day);
        paid = Check.plain("paid", paid);
        lines = Check.distinct("lines", lines, Limits.MAX_LINES, SoldLine::line);
        allowances = Check.distinct("allowances", allowances, Limits.MAX_LINES, LineAmount::line);
        for (int i = 0; i < allowances.size(); i++) {
            Check.positive("allowances[" + i + "].amount", allowances.get(i).amount());
        }
        Check.optionalDay("undone", undone);
        Check.day("knownUntil", knownUntil);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.book(transaction, day, knownUntil);
        fold.bringBack(purchase, lines, allowances, whole ? Optional.of(day) : Optional.empty());
        undone.ifPresent(fold::uncountPurchase);
    }
}
