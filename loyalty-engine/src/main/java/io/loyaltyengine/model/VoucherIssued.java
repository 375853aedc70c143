package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * Points were turned into vouchers; the points are in the {@link PointsRedeemed} beside it.
 *
 * @param count how many vouchers
 * @param value of each, at the currency's scale
 */
public record VoucherIssued(DecisionId id, Reason reason, long count, BigDecimal value) implements Decision {
    public VoucherIssued {
        Check.decision(id, reason);
        Check.points("count", count);
        value = Check.plain("value", value);
    }
}
