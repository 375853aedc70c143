package io.loyaltyengine.model;

import java.util.List;

/**
 * A refund that was not carried out; nothing was reversed.
 *
 * @param refusals every reason, at least one
 */
public record RefundRefused(String id, Reason reason, String purchase, List<Refusal> refusals) implements Decision {
    public RefundRefused {
        Check.decision(id, reason);
        Check.name("purchase", purchase);
        refusals = Check.list("refusals", refusals, Limits.MAX_ENTRIES);
    }
}
