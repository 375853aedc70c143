package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStep;

/** Steps of which each unit has that which it reached itself, the cheapest unit first. */
final class Graduated {
    private final CouponDefinition coupon;
    private final OfUnit ofUnit;
    private long before;

    Graduated(CouponDefinition coupon, OfUnit ofUnit) {
        this.coupon = coupon;
        this.ofUnit = ofUnit;
    }

    /** What a benefit takes off one unit. */
    interface OfUnit {
        long of(Benefit benefit, long price);
    }

    /** What is taken off the next units, which cost so much together. */
    long next(long base, int quantity) {
        long each = base / quantity;
        long dearerFrom = quantity - base % quantity;
        long sum = 0;
        int unit = 0;
        while (unit < quantity) {
            int next = coupon.steps().size();
            while (next > 0 && from(next - 1) > before + unit + 1) {
                next--;
            }
            // Up to where the next step, or a dearer unit, begins.
            long end = next < coupon.steps().size() ? Math.min(quantity, from(next) - 1 - before) : quantity;
            boolean isDearer = unit >= dearerFrom;
            end = isDearer ? end : Math.min(end, dearerFrom);
            Benefit benefit =
                    next == 0 ? coupon.benefit() : coupon.steps().get(next - 1).benefit();
            long units = end - unit;
            sum = Math.addExact(sum, Math.multiplyExact(ofUnit.of(benefit, isDearer ? each + 1 : each), units));
            unit = (int) end;
        }
        before += quantity;
        return sum;
    }

    private long from(int step) {
        CouponStep begun = coupon.steps().get(step);
        return begun.fromUnits().orElseThrow();
    }
}
