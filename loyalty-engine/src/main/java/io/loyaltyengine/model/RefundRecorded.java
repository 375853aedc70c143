package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Goods came back.
 *
 * @param transaction the id of the refund
 * @param purchase the id of the refunded purchase
 * @param day the calendar day of the refund in the programme's zone
 * @param paid what had been paid for what came back, at the currency's scale
 * @param lines what came back, with what had been paid for it
 */
public record RefundRecorded(
        DecisionId id,
        Reason reason,
        String transaction,
        @Placeholder String purchase,
        LocalDate day,
        @Placeholder BigDecimal paid,
        List<SoldLine> lines)
        implements Decision {
    public RefundRecorded {
        Check.decision(id, reason);
        Check.name("transaction", transaction);
        Check.name("purchase", purchase);
        Check.day("day", day);
        paid = Check.plain("paid", paid);
        lines = Check.distinct("lines", lines, Limits.MAX_LINES, SoldLine::line);
    }
}
