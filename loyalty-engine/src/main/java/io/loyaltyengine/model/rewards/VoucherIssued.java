package io.loyaltyengine.model.rewards;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
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
        DecisionId id,
        Reason reason,
        @Placeholder long count,
        @Placeholder BigDecimal value,
        @Placeholder long points,
        List<Account.Lot> lots)
        implements Decision {
    public VoucherIssued {
        Check.decision(id, reason);
        Check.points("count", count);
        value = Check.plain("value", value);
        Check.points("points", points);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
    }

    @Override
    public long balanceChange(String account) {
        return Account.isPoints(account) ? -points : 0;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.take(Account.POINTS, lots);
    }
}
