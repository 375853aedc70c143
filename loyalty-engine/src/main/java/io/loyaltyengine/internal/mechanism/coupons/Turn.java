package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.LineAmount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a coupon when its turn came.
 *
 * @param discount what it takes off
 * @param allocation that by line; nothing if something stood in its way
 * @param hurdle that; null if it takes effect
 */
record Turn(
        Candidate candidate,
        Discount discount,
        List<LineAmount> allocation,
        @Nullable Hurdle hurdle) {
    /** What can be told only at its turn. */
    record Hurdle(String code, Saying saying, Object required, Object actual) {}

    boolean takesEffect() {
        return hurdle == null;
    }
}
