package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.till.Saying;
import org.jspecify.annotations.Nullable;

/**
 * What became of a coupon when its turn came.
 *
 * @param discount what it takes off, unless something stands in its way
 * @param hurdle that; null if it takes effect
 * @param before the one that took effect before it, if one did
 */
record Turn(
        Candidate candidate,
        Discount discount,
        @Nullable Hurdle hurdle,
        @Nullable Turn before) {
    /** What can be told only at its turn. */
    record Hurdle(String code, Saying saying, Object required, Object actual) {}

    boolean takesEffect() {
        return hurdle == null;
    }
}
