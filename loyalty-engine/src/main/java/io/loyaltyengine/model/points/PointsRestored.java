package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.util.List;
import java.util.Map;

/**
 * Points that had paid for goods came back with the goods.
 *
 * @param redeemed the id of the decision that is undone, such as a {@link PointsRedeemed}
 * @param account that they are of
 * @param points what the balance rises by
 * @param lots where they go, with the lifetime they had
 * @param expired what does not come back, for it is over since
 */
public record PointsRestored(
        DecisionId id,
        Reason reason,
        DecisionId redeemed,
        String account,
        @Placeholder long points,
        List<Account.Lot> lots,
        List<Account.Lot> expired)
        implements PointsDecision {
    /** The kind of decision that is undone with a reward. */
    private static final String OF_A_REWARD = "RewardGranted";

    public PointsRestored {
        Check.decision(id, reason);
        Check.present("redeemed", redeemed);
        Check.name("account", account);
        Check.points("points", points);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        expired = Check.distinct("expired", expired, Limits.MAX_ENTRIES, Account.Lot::kind);
    }

    /** How many do not come back, for they are over since. */
    @Placeholder
    public long over() {
        return expired.stream().mapToLong(Account.Lot::points).sum();
    }

    @Override
    public long change() {
        return points;
    }

    @Override
    public Map<String, Long> rewardsTaken() {
        return redeemed.kind().equals(OF_A_REWARD) ? Map.of(redeemed.subject(), -1L) : Map.of();
    }

    @Override
    public void applyTo(Fold fold) {
        fold.give(account, lots);
        fold.expired(account, expired);
    }
}
