package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which units of a basket have the benefit of a coupon that is for some units: of those that come first, first the ones that
 * have it, then the ones that must be bought besides.
 */
final class Picked {
    private final Basket basket;
    private final int get;
    private final List<Integer> places;
    private final int[] got;
    private final int[] served;

    Picked(CouponDefinition coupon, Basket basket) {
        CouponUnits units = coupon.units().orElseThrow();
        this.basket = basket;
        this.got = new int[basket.lines().size()];
        this.served = new int[basket.lines().size()];
        this.get = units.get();
        this.places = inOrder(basket, coupon.scope(), units.pick());
        if (units.perLine()) {
            places.forEach(place -> pick(units, List.of(place)));
        } else {
            pick(units, places);
        }
    }

    /** The places of the lines in a scope, those first that are picked first. */
    static List<Integer> inOrder(Basket basket, CouponScope scope, CouponUnits.Pick pick) {
        List<Line> lines = basket.lines();
        List<Integer> places = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (scope.includes(lines.get(i))) {
                places.add(i);
            }
        }
        Comparator<Integer> cheapest =
                Comparator.comparing(place -> lines.get(place).unitPrice());
        // Of equals neither the order of lines nor how they are split may tell what is paid.
        Comparator<Integer> mostLeft = Comparator.<Integer>comparingLong(place -> -basket.freeUnits(place, 1))
                .thenComparing(place -> lines.get(place).product());
        switch (pick) {
            case CHEAPEST -> places.sort(cheapest.thenComparing(mostLeft));
            case DEAREST -> places.sort(cheapest.reversed().thenComparing(mostLeft));
            case FIRST -> {}
        }
        return places;
    }

    private void pick(CouponUnits units, List<Integer> places) {
        long free = 0;
        for (int place : places) {
            free += basket.free(place);
        }
        long sets = free / ((long) units.buy() + units.get());
        sets = Math.min(sets, units.times().orElse(Integer.MAX_VALUE));
        long toGet = sets * units.get();
        long toBuy = sets * units.buy();
        for (int place : places) {
            int gets = (int) Math.min(toGet, basket.free(place));
            int buys = (int) Math.min(toBuy, basket.free(place) - gets);
            got[place] = gets;
            served[place] = gets + buys;
            toGet -= gets;
            toBuy -= buys;
        }
    }

    /** How many units of a set have the benefit. */
    int get() {
        return get;
    }

    /** The places of the lines, those first that are picked first. */
    List<Integer> places() {
        return places;
    }

    /** The units of the line at a place that have the benefit. */
    int got(int line) {
        return got[line];
    }

    /** These, and those that must be bought besides. */
    int served(int line) {
        return served[line];
    }
}
