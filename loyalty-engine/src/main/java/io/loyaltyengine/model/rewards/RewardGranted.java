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
import java.util.Map;
import java.util.Optional;

/**
 * A reward of the catalogue was granted for points.
 *
 * @param reward its code
 * @param account that they are of
 * @param points what the balance falls by
 * @param value what the points are worth, at the currency's scale
 * @param lots where they were taken from, in the order they were spent
 * @param coPayment what is still to be paid in money, at the currency's scale
 * @param thirdParty who delivers it; empty when the shop does
 */
public record RewardGranted(
        DecisionId id,
        Reason reason,
        @Placeholder String reward,
        String account,
        @Placeholder long points,
        @Placeholder BigDecimal value,
        List<Account.Lot> lots,
        @Placeholder BigDecimal coPayment,
        Optional<String> thirdParty)
        implements PointsDecision {
    public RewardGranted {
        Check.decision(id, reason);
        Check.name("reward", reward);
        Check.name("account", account);
        Check.points("points", points);
        value = Check.plain("value", value);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        coPayment = Check.plain("coPayment", coPayment);
        Check.optionalName("thirdParty", thirdParty);
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public Map<String, Long> rewardsTaken() {
        return Map.of(reward, 1L);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.take(account, lots);
    }
}
