package io.loyaltyengine.model.coupons;

/** Which price of a line counts, when several coupons take effect one after the other. */
public enum Running {
    /** What it cost before any coupon. */
    INITIAL,
    /** What the coupons before have left of it. */
    REMAINING
}
