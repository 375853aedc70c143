package io.loyaltyengine.model.rewards;

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
 * The customer donated points.
 *
 * @param cause who receives it
 * @param account that they are of
 * @param points what the balance falls by
 * @param value what the cause receives, at the currency's scale
 * @param lots where the points were taken from, in the order they were spent
 */
public record DonationMade(
        DecisionId id,
        Reason reason,
        @Placeholder String cause,
        String account,
        @Placeholder long points,
        @Placeholder BigDecimal value,
        List<Account.Lot> lots)
        implements PointsDecision {
    public DonationMade {
        Check.decision(id, reason);
        Check.name("cause", cause);
        Check.name("account", account);
        Check.points("points", points);
        value = Check.plain("value", value);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
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
