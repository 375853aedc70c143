package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A purchase took place; what a later refund is measured against.
 *
 * @param transaction the id of the purchase
 * @param day the calendar day in the programme's zone
 * @param total sum of all lines before coupons, at the currency's scale
 * @param paid sum of all lines after coupons
 * @param knownUntil the last day of its {@linkplain Returns return window}
 */
public record PurchaseRecorded(
        DecisionId id,
        Reason reason,
        String transaction,
        LocalDate day,
        @Placeholder BigDecimal total,
        @Placeholder BigDecimal paid,
        List<SoldLine> lines,
        LocalDate knownUntil)
        implements Recorded {
    public PurchaseRecorded {
        Check.decision(id, reason);
        Check.name("transaction", transaction);
        Check.day("day", day);
        total = Check.plain("total", total);
        paid = Check.plain("paid", paid);
        lines = Check.distinct("lines", lines, Limits.MAX_LINES, SoldLine::line);
        Check.day("knownUntil", knownUntil);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.book(transaction, day, knownUntil);
        fold.countPurchase(day);
    }
}
