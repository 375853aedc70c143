package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A reward of the catalogue was granted for points.
 *
 * @param reward its code
 * @param points what the balance falls by
 * @param value what the points are worth, at the currency's scale
 * @param lots where they were taken from, in the order they were spent
 * @param coPayment what is still to be paid in money, at the currency's scale
 * @param thirdParty who delivers it; empty when the shop does
 */
public record RewardGranted(
        DecisionId id,
        Reason reason,
        String reward,
        long points,
        BigDecimal value,
        List<Points.Lot> lots,
        BigDecimal coPayment,
        Optional<String> thirdParty)
        implements Decision {
    public RewardGranted {
        Check.decision(id, reason);
        Check.name("reward", reward);
        Check.points("points", points);
        value = Check.plain("value", value);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Points.Lot::lifetime);
        coPayment = Check.plain("coPayment", coPayment);
        Check.optionalName("thirdParty", thirdParty);
    }

    @Override
    public long balanceChange() {
        return -points;
    }
}
