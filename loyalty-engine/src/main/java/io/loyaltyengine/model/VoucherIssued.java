package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.List;

/**
 * Points were turned into vouchers.
 *
 * @param count how many vouchers
 * @param value of each, at the currency's scale
 * @param points what the balance falls by
 * @param lots where they were taken from, in the order they were spent
 */
public record VoucherIssued(
        DecisionId id, Reason reason, long count, BigDecimal value, long points, List<Points.Lot> lots)
        implements Decision {
    public VoucherIssued {
        Check.decision(id, reason);
        Check.points("count", count);
        value = Check.plain("value", value);
        Check.points("points", points);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Points.Lot::lifetime);
    }

    @Override
    public long balanceChange() {
        return -points;
    }
}
