package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.List;

/**
 * Points were not spent as wished.
 *
 * @param purpose {@code payment}, {@code reward} or {@code donation}; for an adjustment {@code adjustment}
 * @param refusals every reason, at least one, in the order of their codes
 */
public record RedemptionRefused(DecisionId id, Reason reason, String purpose, List<Refusal> refusals)
        implements Decision {
    public RedemptionRefused {
        Check.decision(id, reason);
        Check.name("purpose", purpose);
        refusals = Check.list("refusals", refusals, Limits.MAX_ENTRIES);
    }
}
