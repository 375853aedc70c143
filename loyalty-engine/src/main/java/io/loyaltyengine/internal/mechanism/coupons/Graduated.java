package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.Running;

/** Steps of which each unit has that which it reached itself, the cheapest unit first. */
final class Graduated {
    private final CouponDefinition coupon;
    private final Basket basket;

    Graduated(CouponDefinition coupon, Basket basket) {
        this.coupon = coupon;
        this.basket = basket;
    }

    /** What a benefit takes off one unit. */
    interface OfUnit {
        long of(Benefit benefit, long price);
    }

    /** Fills in what is taken off each line. */
    void fill(long[] off, OfUnit ofUnit) {
        long before = 0;
        for (int place : Picked.inOrder(basket, coupon.scope(), CouponUnits.Pick.CHEAPEST)) {
            int quantity = basket.lines().get(place).quantity();
            long base =
                    coupon.computation().base() == Running.INITIAL ? basket.priceUnits(place) : basket.openUnits(place);
            off[place] = ofLine(before, quantity, base, ofUnit);
            before += quantity;
        }
    }

    private long ofLine(long before, int quantity, long base, OfUnit ofUnit) {
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
        return sum;
    }

    private long from(int step) {
        CouponStep begun = coupon.steps().get(step);
        return begun.fromUnits().orElseThrow();
    }
}
