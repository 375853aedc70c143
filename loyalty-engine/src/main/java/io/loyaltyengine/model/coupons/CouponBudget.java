package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * How often, and how much, a coupon may still give. The host counts across customers and hands in what is left.
 *
 * @param perCustomer uses allowed to each customer
 * @param usesLeft uses left over all customers
 * @param amountLeft discount left over all customers, in the coupon's currency
 */
public record CouponBudget(Optional<Integer> perCustomer, Optional<Integer> usesLeft, Optional<BigDecimal> amountLeft) {
    /** Without limit. */
    public static final CouponBudget UNLIMITED = new CouponBudget(Optional.empty(), Optional.empty(), Optional.empty());

    public CouponBudget {
        Check.present("perCustomer", perCustomer)
                .ifPresent(uses -> Check.count("perCustomer", uses, 1, Integer.MAX_VALUE));
        Check.present("usesLeft", usesLeft).ifPresent(uses -> Check.count("usesLeft", uses, 0, Integer.MAX_VALUE));
        amountLeft = Check.present("amountLeft", amountLeft).map(amount -> Check.plain("amountLeft", amount));
    }

    /** At most {@code uses} times for each customer. */
    public static CouponBudget perCustomer(int uses) {
        return new CouponBudget(Optional.of(uses), Optional.empty(), Optional.empty());
    }

    /** At most {@code uses} more times over all customers. */
    public static CouponBudget usesLeft(int uses) {
        return new CouponBudget(Optional.empty(), Optional.of(uses), Optional.empty());
    }

    CouponBudget in(Currency currency) {
        return new CouponBudget(
                perCustomer, usesLeft, amountLeft.map(amount -> Check.amount("budget.amountLeft", amount, currency)));
    }
}
