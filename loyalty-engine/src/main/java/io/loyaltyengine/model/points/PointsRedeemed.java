package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.util.List;

/**
 * Points paid for a purchase.
 *
 * @param account that they are of
 * @param points what the balance falls by
 * @param value what they paid for, at the currency's scale
 * @param lots where they were taken from, in the order they were spent
 * @param shares what they paid by line; a share's amount is money
 */
public record PointsRedeemed(
        DecisionId id,
        Reason reason,
        String account,
        @Placeholder long points,
        @Placeholder BigDecimal value,
        List<Account.Lot> lots,
        List<LinePoints> shares)
        implements PointsDecision {
    public PointsRedeemed {
        Check.decision(id, reason);
        Check.name("account", account);
        Check.points("points", points);
        value = Check.plain("value", value);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.take(account, lots);
    }
}
