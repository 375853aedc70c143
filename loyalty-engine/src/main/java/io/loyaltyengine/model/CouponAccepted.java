package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.List;

/**
 * A coupon takes effect and counts as used.
 *
 * @param code of the coupon, however it was spelt when it was presented
 * @param discount what it takes off, at the currency's scale
 * @param allocation the discount spread over the lines, to the exact cent
 * @param freedOnRefund whether it may be used once more when the whole purchase comes back
 */
public record CouponAccepted(
        DecisionId id,
        Reason reason,
        String code,
        BigDecimal discount,
        List<LineAmount> allocation,
        boolean freedOnRefund)
        implements Decision {
    public CouponAccepted {
        Check.decision(id, reason);
        Check.name("code", code);
        discount = Check.plain("discount", discount);
        allocation = Check.distinct("allocation", allocation, Limits.MAX_LINES, LineAmount::line);
    }
}
