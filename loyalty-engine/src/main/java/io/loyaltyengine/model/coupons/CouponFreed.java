package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.util.Optional;

/**
 * A coupon may be used once more, because the whole purchase it was used with came back.
 *
 * @param copy the issued copy that is open again, if it was used up
 */
public record CouponFreed(
        DecisionId id, Reason reason, @Placeholder String code, Optional<IssuedCoupon> copy) implements Decision {
    public CouponFreed {
        Check.decision(id, reason);
        Check.name("code", code);
        Check.present("copy", copy);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.untally(CouponAccepted.COUPON, code, 1);
        copy.ifPresent(fold::issue);
    }
}
