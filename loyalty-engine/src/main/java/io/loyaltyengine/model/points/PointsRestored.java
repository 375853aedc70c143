package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.util.List;

/**
 * Points that had paid for goods came back with the goods.
 *
 * @param redeemed the id of the {@link PointsRedeemed} that is undone
 * @param points what the balance rises by
 * @param lots where they go, with the lifetime they had; what would have expired since is not among them
 */
public record PointsRestored(
        DecisionId id,
        Reason reason,
        DecisionId redeemed,
        @Placeholder long points,
        List<Account.Lot> lots) implements Decision {
    public PointsRestored {
        Check.decision(id, reason);
        Check.present("redeemed", redeemed);
        Check.points("points", points);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::lifetime);
    }

    @Override
    public long balanceChange() {
        return points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.give(Account.POINTS, lots);
    }
}
