package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * The customer donated points; they are in the {@link PointsRedeemed} beside it.
 *
 * @param cause who receives it
 * @param amount at the currency's scale
 */
public record DonationMade(DecisionId id, Reason reason, String cause, BigDecimal amount) implements Decision {
    public DonationMade {
        Check.decision(id, reason);
        Check.name("cause", cause);
        amount = Check.plain("amount", amount);
    }
}
