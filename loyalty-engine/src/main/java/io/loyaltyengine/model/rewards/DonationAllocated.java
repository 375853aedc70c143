package io.loyaltyengine.model.rewards;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.util.List;

/**
 * The shop donates a share of what was paid.
 *
 * @param amount of all shares together, at the currency's scale
 * @param shares the amount by cause, to the exact cent
 */
public record DonationAllocated(
        DecisionId id, Reason reason, @Placeholder BigDecimal amount, List<Share> shares) implements Decision {
    public DonationAllocated {
        Check.decision(id, reason);
        amount = Check.plain("amount", amount);
        shares = Check.distinct("shares", shares, Limits.MAX_ENTRIES, Share::cause);
    }

    /** What one cause receives. */
    public record Share(String cause, BigDecimal amount) {
        public Share {
            Check.name("cause", cause);
            amount = Check.plain("amount", amount);
        }
    }
}
