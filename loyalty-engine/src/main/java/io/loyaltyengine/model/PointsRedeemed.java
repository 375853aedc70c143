package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.List;

/**
 * Points were spent.
 *
 * @param points what the balance falls by
 * @param value what they paid for, at the currency's scale
 * @param purpose {@code payment}, {@code reward}, {@code donation} or {@code voucher}
 * @param lots where they were taken from, in the order they were spent
 * @param shares what they paid by line, if they paid for a purchase; a share's amount is money
 */
public record PointsRedeemed(
        DecisionId id,
        Reason reason,
        long points,
        BigDecimal value,
        String purpose,
        List<Points.Lot> lots,
        List<LinePoints> shares)
        implements Decision {
    public PointsRedeemed {
        Check.decision(id, reason);
        Check.points("points", points);
        value = Check.plain("value", value);
        Check.name("purpose", purpose);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Points.Lot::lifetime);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
    }

    @Override
    public long balanceChange() {
        return -points;
    }
}
