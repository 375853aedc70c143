package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.List;
import java.util.Optional;

/**
 * A refund that was not carried out; nothing was reversed.
 *
 * @param purchase the id of the purchase, if it is known
 * @param refusals every reason, at least one
 */
public record RefundRefused(DecisionId id, Reason reason, Optional<String> purchase, List<Refusal> refusals)
        implements Decision {
    public RefundRefused {
        Check.decision(id, reason);
        Check.optionalName("purchase", purchase);
        refusals = Check.list("refusals", refusals, Limits.MAX_ENTRIES);
    }
}
