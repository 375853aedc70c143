package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a coupon gives instead, from an amount or a number of units on.
 *
 * @param fromAmount what the lines in the coupon's scope must cost at least; by the prices that the benefit starts from
 * @param fromUnits units of these lines; one of the two is said
 * @param benefit what it gives then
 */
public record CouponStep(Optional<BigDecimal> fromAmount, Optional<Integer> fromUnits, Benefit benefit) {
    public CouponStep {
        fromAmount = Check.present("fromAmount", fromAmount).map(amount -> Check.someMoney("fromAmount", amount));
        Check.present("fromUnits", fromUnits)
                .ifPresent(units -> Check.count("fromUnits", units, 1, Limits.MAX_QUANTITY));
        Check.present("benefit", benefit);
        if (fromAmount.isPresent() == fromUnits.isPresent()) {
            throw new InvalidInputException(
                    "fromAmount",
                    InvalidInputException.Code.MISMATCH,
                    fromAmount.isPresent()
                            ? "is said beside `fromUnits`; a step begins with one of them."
                            : "is missing, and so is `fromUnits`; a step begins with one of them.");
        }
    }

    /** From an amount on, such as {@code 100.00}. */
    public static CouponStep fromAmount(String amount, Benefit benefit) {
        return new CouponStep(Optional.of(Check.decimal("fromAmount", amount)), Optional.empty(), benefit);
    }

    /** From so many units on. */
    public static CouponStep fromUnits(int units, Benefit benefit) {
        return new CouponStep(Optional.empty(), Optional.of(units), benefit);
    }
}
