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
 * @param amountPerCustomer discount allowed to each customer, in the coupon's currency
 * @param usesLeft uses left over all customers
 * @param amountLeft discount left over all customers, in the coupon's currency
 * @param issuesLeft copies that rules can still issue, counted by the code
 * @param campaign by what name uses and amounts are counted, if several codes draw on one budget; by the code where nothing is
 *     said
 * @param whenShort what becomes of a coupon that would take off more than is left
 */
public record CouponBudget(
        Optional<Integer> perCustomer,
        Optional<BigDecimal> amountPerCustomer,
        Optional<Integer> usesLeft,
        Optional<BigDecimal> amountLeft,
        Optional<Integer> issuesLeft,
        Optional<String> campaign,
        @UnlessSaid("REFUSE") WhenShort whenShort) {
    private static final Optional<Integer> ANY_NUMBER = Optional.empty();
    private static final Optional<BigDecimal> ANY_AMOUNT = Optional.empty();

    /** Without limit. */
    public static final CouponBudget UNLIMITED = new CouponBudget(
            ANY_NUMBER, ANY_AMOUNT, ANY_NUMBER, ANY_AMOUNT, ANY_NUMBER, Optional.empty(), WhenShort.REFUSE);

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
        amountPerCustomer = Check.present("amountPerCustomer", amountPerCustomer)
                .map(most -> Check.positive("amountPerCustomer", most));
        Check.present("usesLeft", usesLeft).ifPresent(uses -> Check.count("usesLeft", uses, 0, Integer.MAX_VALUE));
        amountLeft = Check.present("amountLeft", amountLeft).map(amount -> Check.money("amountLeft", amount));
        Check.present("issuesLeft", issuesLeft)
                .ifPresent(copies -> Check.count("issuesLeft", copies, 0, Integer.MAX_VALUE));
        campaign = Check.optionalName("campaign", campaign);
        Check.present("whenShort", whenShort);
        if (whenShort == WhenShort.SHRINK && amountLeft.isEmpty() && amountPerCustomer.isEmpty()) {
            throw new InvalidInputException(
                    "whenShort",
                    InvalidInputException.Code.MISMATCH,
                    "is `SHRINK`, but no amount is said that could be short.");
        }
    }

    /** At most {@code uses} times for each customer. */
    public static CouponBudget perCustomer(int uses) {
        return new CouponBudget(
                Optional.of(uses), ANY_AMOUNT, ANY_NUMBER, ANY_AMOUNT, ANY_NUMBER, Optional.empty(), WhenShort.REFUSE);
    }

    /** At most an amount for each customer, such as {@code 100.00}. */
    public static CouponBudget amountPerCustomer(String amount, WhenShort whenShort) {
        return new CouponBudget(
                ANY_NUMBER,
                Optional.of(Check.decimal("amountPerCustomer", amount)),
                ANY_NUMBER,
                ANY_AMOUNT,
                ANY_NUMBER,
                Optional.empty(),
                whenShort);
    }

    /** At most {@code uses} more times over all customers. */
    public static CouponBudget usesLeft(int uses) {
        return new CouponBudget(
                ANY_NUMBER, ANY_AMOUNT, Optional.of(uses), ANY_AMOUNT, ANY_NUMBER, Optional.empty(), WhenShort.REFUSE);
    }

    /** At most an amount more over all customers, such as {@code 500.00}. */
    public static CouponBudget amountLeft(String amount, WhenShort whenShort) {
        return new CouponBudget(
                ANY_NUMBER,
                ANY_AMOUNT,
                ANY_NUMBER,
                Optional.of(Check.decimal("amountLeft", amount)),
                ANY_NUMBER,
                Optional.empty(),
                whenShort);
    }

    /** At most so many more copies for customers to hold. */
    public static CouponBudget issuesLeft(int copies) {
        return new CouponBudget(
                ANY_NUMBER,
                ANY_AMOUNT,
                ANY_NUMBER,
                ANY_AMOUNT,
                Optional.of(copies),
                Optional.empty(),
                WhenShort.REFUSE);
    }

    /** The same, counted together with all codes of a campaign. */
    public CouponBudget of(String name) {
        return new CouponBudget(
                perCustomer,
                amountPerCustomer,
                usesLeft,
                amountLeft,
                issuesLeft,
                Optional.of(Check.name("campaign", name)),
                whenShort);
    }

    /** Whether it can be told only of a customer who is known. */
    public boolean asksWho() {
        return perCustomer.isPresent() || amountPerCustomer.isPresent();
    }
}
