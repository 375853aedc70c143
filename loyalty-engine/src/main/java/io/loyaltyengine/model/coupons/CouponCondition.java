package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What must be in the basket.
 *
 * @param minimumBasket the least that the lines must cost together, that amount included; zero for none
 * @param minimumUnits the least units of them; zero for none
 * @param scope the lines that count; the coupon's own where nothing is said
 * @param on before any coupon, or what the coupons before this one have left
 * @param withoutTax whether the tax in the prices does not count; lines that say no tax count whole
 */
public record CouponCondition(
        @UnlessSaid("0") BigDecimal minimumBasket,
        @UnlessSaid("0") int minimumUnits,
        Optional<CouponScope> scope,
        @UnlessSaid("INITIAL") Running on,
        @UnlessSaid("false") boolean withoutTax) {
    /** Nothing. */
    public static final CouponCondition NONE =
            new CouponCondition(BigDecimal.ZERO, 0, Optional.empty(), Running.INITIAL, false);

    public CouponCondition {
        minimumBasket = Check.money("minimumBasket", minimumBasket);
        Check.count("minimumUnits", minimumUnits, 0, Limits.MAX_QUANTITY);
        Check.present("scope", scope);
        Check.present("on", on);
    }

    /** Lines in the coupon's own scope that cost so much before any coupon, such as {@code 25.00}. */
    public static CouponCondition minimumBasket(String amount) {
        return new CouponCondition(Check.decimal("minimumBasket", amount), 0, Optional.empty(), Running.INITIAL, false);
    }

    /** So many units in the coupon's own scope. */
    public static CouponCondition minimumUnits(int units) {
        return new CouponCondition(BigDecimal.ZERO, units, Optional.empty(), Running.INITIAL, false);
    }

    /** The same for what the coupons before this one have left. */
    public CouponCondition onRemaining() {
        return new CouponCondition(minimumBasket, minimumUnits, scope, Running.REMAINING, withoutTax);
    }

    /** The same for these lines. */
    public CouponCondition of(CouponScope lines) {
        return new CouponCondition(
                minimumBasket, minimumUnits, Optional.of(Check.present("lines", lines)), on, withoutTax);
    }
}
