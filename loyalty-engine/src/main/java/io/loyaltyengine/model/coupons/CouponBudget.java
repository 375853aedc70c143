package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How often, and how much, a coupon may still give. The host counts across customers, by what each evaluation {@linkplain
 * io.loyaltyengine.model.Evaluation#couponUses() has used}, and hands in what is left.
 *
 * @param perCustomer uses allowed to each customer
 * @param usesLeft uses left over all customers
 * @param amountLeft discount left over all customers, in the coupon's currency
 * @param campaign by what name uses are counted, if several codes draw on one budget; by the code where nothing is said
 * @param whenShort what becomes of a coupon that would take off more than is left
 */
public record CouponBudget(
        Optional<Integer> perCustomer,
        Optional<Integer> usesLeft,
        Optional<BigDecimal> amountLeft,
        Optional<String> campaign,
        @UnlessSaid("REFUSE") WhenShort whenShort) {
    /** Without limit. */
    public static final CouponBudget UNLIMITED =
            new CouponBudget(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), WhenShort.REFUSE);

    /** What becomes of a coupon that would take off more than is left. */
    public enum WhenShort {
        /** It takes off nothing, and is not used up. */
        REFUSE,
        /** It takes off what is left. */
        SHRINK
    }

    public CouponBudget {
        Check.present("perCustomer", perCustomer)
                .ifPresent(uses -> Check.count("perCustomer", uses, 1, Integer.MAX_VALUE));
        Check.present("usesLeft", usesLeft).ifPresent(uses -> Check.count("usesLeft", uses, 0, Integer.MAX_VALUE));
        amountLeft = Check.present("amountLeft", amountLeft).map(amount -> Check.money("amountLeft", amount));
        campaign = Check.optionalName("campaign", campaign);
        Check.present("whenShort", whenShort);
        if (whenShort == WhenShort.SHRINK && amountLeft.isEmpty()) {
            throw new InvalidInputException(
                    "whenShort",
                    InvalidInputException.Code.MISMATCH,
                    "is `SHRINK`, but no `amountLeft` is said that could be short.");
        }
    }

    /** At most {@code uses} times for each customer. */
    public static CouponBudget perCustomer(int uses) {
        return new CouponBudget(
                Optional.of(uses), Optional.empty(), Optional.empty(), Optional.empty(), WhenShort.REFUSE);
    }

    /** At most {@code uses} more times over all customers. */
    public static CouponBudget usesLeft(int uses) {
        return new CouponBudget(
                Optional.empty(), Optional.of(uses), Optional.empty(), Optional.empty(), WhenShort.REFUSE);
    }

    /** At most an amount more over all customers, such as {@code 500.00}. */
    public static CouponBudget amountLeft(String amount, WhenShort whenShort) {
        return new CouponBudget(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Check.decimal("amountLeft", amount)),
                Optional.empty(),
                whenShort);
    }

    /** The same, counted together with all codes of a campaign. */
    public CouponBudget of(String name) {
        return new CouponBudget(
                perCustomer, usesLeft, amountLeft, Optional.of(Check.name("campaign", name)), whenShort);
    }
}
