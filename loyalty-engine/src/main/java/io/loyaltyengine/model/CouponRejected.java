package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.List;

/**
 * A coupon does not take effect and is not used up.
 *
 * @param code as presented
 * @param reason the first of the refusals' reasons
 * @param refusals every reason, at least one, in the order of their codes
 */
public record CouponRejected(DecisionId id, Reason reason, String code, List<Refusal> refusals) implements Decision {
    public CouponRejected {
        Check.decision(id, reason);
        Check.name("code", code);
        refusals = Check.list("refusals", refusals, Limits.MAX_ENTRIES);
    }
}
