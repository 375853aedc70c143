package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/** What an accepted coupon gives on the lines in its scope. */
public sealed interface Benefit {
    /**
     * A share of what the lines cost.
     *
     * @param percent more than 0, at most 100
     */
    record PercentOff(BigDecimal percent) implements Benefit {
        private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

        public PercentOff {
            percent = Check.plain("percent", Check.positive("percent", percent).stripTrailingZeros());
            if (percent.compareTo(WHOLE) > 0) {
                throw new InvalidInputException(
                        "percent",
                        InvalidInputException.Code.OUT_OF_RANGE,
                        "is `" + percent.toPlainString() + "`; it is at most 100.");
            }
        }
    }

    /** Nothing by itself: rules look for the coupon and give what they give, such as five-fold points. */
    record ByRules() implements Benefit {}

    /**
     * An amount, or what the lines cost if that is less.
     *
     * @param amount more than 0, in the coupon's currency
     */
    record AmountOff(BigDecimal amount) implements Benefit {
        public AmountOff {
            amount = Check.positive("amount", amount);
        }
    }
}
