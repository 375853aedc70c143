package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
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
        @Placeholder String code,
        @Placeholder BigDecimal discount,
        List<LineAmount> allocation,
        boolean freedOnRefund)
        implements Decision {
    public CouponAccepted {
        Check.decision(id, reason);
        Check.name("code", code);
        discount = Check.plain("discount", discount);
        allocation = Check.distinct("allocation", allocation, Limits.MAX_LINES, LineAmount::line);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.use(code, 1);
    }
}
