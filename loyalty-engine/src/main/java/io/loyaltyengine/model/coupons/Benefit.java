package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.math.BigDecimal;

/** What an accepted coupon gives on the lines in its scope. */
public sealed interface Benefit
        permits Benefit.PercentOff, Benefit.AmountOff, Benefit.FixedPrice, Benefit.FreeItem, Benefit.ByRules {
    /** So many percent off, such as {@code 12.5}. */
    static Benefit percentOff(String percent) {
        return new PercentOff(Check.decimal("percent", percent));
    }

    /** An amount off, such as {@code 5.00}. */
    static Benefit amountOff(String amount) {
        return new AmountOff(Check.decimal("amount", amount));
    }

    /** A price, such as {@code 9.99}. */
    static Benefit fixedPrice(String price) {
        return new FixedPrice(Check.decimal("price", price));
    }

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

    /**
     * An amount, or what the lines cost if that is less.
     *
     * @param amount more than 0, in the coupon's currency
     */
    record AmountOff(BigDecimal amount) implements Benefit {
        public AmountOff {
            amount = Check.someMoney("amount", amount);
        }
    }

    /**
     * A price in place of what they cost; what costs less stays as it is.
     *
     * @param price zero or more, in the coupon's currency
     */
    record FixedPrice(BigDecimal price) implements Benefit {
        public FixedPrice {
            price = Check.money("price", price);
        }
    }

    /**
     * Something for free that is no line of the purchase: the decision says it, and the host books it.
     *
     * @param product by the shop's own name or number
     * @param worth what it counts for beside coupons that it does not go together with, in the coupon's currency
     */
    record FreeItem(
            String product,
            @UnlessSaid("1") int quantity,
            @UnlessSaid("0") BigDecimal worth) implements Benefit {
        public FreeItem {
            Check.name("product", product);
            Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
            worth = Check.money("worth", worth);
        }
    }

    /**
     * Nothing by itself: rules look for the coupon and give what they give, such as five-fold points.
     *
     * @param worth what that counts for beside coupons that it does not go together with, in the coupon's currency
     */
    record ByRules(@UnlessSaid("0") BigDecimal worth) implements Benefit {
        public ByRules {
            worth = Check.money("worth", worth);
        }

        /** Worth nothing beside others. */
        public ByRules() {
            this(BigDecimal.ZERO);
        }
    }
}
