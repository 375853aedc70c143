package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a coupon is: data of the shop, never a rule.
 *
 * @param code compared by its exact characters
 * @param currency of its amounts
 * @param benefit what it gives
 * @param minimumBasket the least the lines in its scope must cost together, that amount included; zero for none
 * @param enabled whether it is switched on
 * @param combinable whether it goes together with other coupons in one purchase
 * @param window when it is valid
 * @param scope what it is valid on
 * @param audience whom it is for
 * @param budget how often, and how much, it may still give
 */
public record CouponDefinition(
        String code,
        Currency currency,
        Benefit benefit,
        boolean enabled,
        boolean combinable,
        BigDecimal minimumBasket,
        CouponWindow window,
        CouponScope scope,
        CouponAudience audience,
        CouponBudget budget) {
    public CouponDefinition {
        Check.name("code", code);
        Check.currency("currency", currency);
        Check.present("benefit", benefit);
        if (benefit instanceof Benefit.AmountOff off) {
            benefit = new Benefit.AmountOff(Check.amount("benefit.amount", off.amount(), currency));
        }
        minimumBasket = Check.amount("minimumBasket", minimumBasket, currency);
        Check.present("window", window);
        Check.present("scope", scope);
        Check.present("audience", audience);
        budget = Check.present("budget", budget).in(currency);
    }

    /** An enabled, combinable coupon without conditions. */
    public static CouponDefinition of(String code, String currency, Benefit benefit) {
        return new CouponDefinition(
                code,
                Check.currency("currency", currency),
                benefit,
                true,
                true,
                BigDecimal.ZERO,
                CouponWindow.ALWAYS,
                CouponScope.EVERYTHING,
                CouponAudience.EVERYBODY,
                CouponBudget.UNLIMITED);
    }

    public CouponDefinition disabled() {
        return new CouponDefinition(
                code, currency, benefit, false, combinable, minimumBasket, window, scope, audience, budget);
    }

    public CouponDefinition notCombinable() {
        return new CouponDefinition(
                code, currency, benefit, enabled, false, minimumBasket, window, scope, audience, budget);
    }

    /**
     * The same coupon for baskets of some size only.
     *
     * @param amount the least that the lines in scope must cost together, such as {@code 25.00}
     */
    public CouponDefinition withMinimumBasket(String amount) {
        BigDecimal minimum = Check.decimal("minimumBasket", amount);
        return new CouponDefinition(
                code, currency, benefit, enabled, combinable, minimum, window, scope, audience, budget);
    }

    public CouponDefinition with(CouponWindow other) {
        return new CouponDefinition(
                code, currency, benefit, enabled, combinable, minimumBasket, other, scope, audience, budget);
    }

    public CouponDefinition with(CouponScope other) {
        return new CouponDefinition(
                code, currency, benefit, enabled, combinable, minimumBasket, window, other, audience, budget);
    }

    public CouponDefinition with(CouponAudience other) {
        return new CouponDefinition(
                code, currency, benefit, enabled, combinable, minimumBasket, window, scope, other, budget);
    }

    public CouponDefinition with(CouponBudget other) {
        return new CouponDefinition(
                code, currency, benefit, enabled, combinable, minimumBasket, window, scope, audience, other);
    }
}
