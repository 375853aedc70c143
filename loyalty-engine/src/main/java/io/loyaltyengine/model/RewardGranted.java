package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A reward of the catalogue was granted; its points are in the {@link PointsRedeemed} beside it.
 *
 * @param reward its code
 * @param coPayment what is still to be paid in money, at the currency's scale
 * @param thirdParty who delivers it; empty when the shop does
 */
public record RewardGranted(
        DecisionId id, Reason reason, String reward, BigDecimal coPayment, Optional<String> thirdParty)
        implements Decision {
    public RewardGranted {
        Check.decision(id, reason);
        Check.name("reward", reward);
        coPayment = Check.plain("coPayment", coPayment);
        Check.optionalName("thirdParty", thirdParty);
    }
}
