package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/** A coupon may be used once more, because the whole purchase it was used with came back. */
public record CouponFreed(DecisionId id, Reason reason, String code) implements Decision {
    public CouponFreed {
        Check.decision(id, reason);
        Check.name("code", code);
    }
}
