package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a discount is computed.
 *
 * @param each what has the benefit by itself: of a percentage it is what is rounded, of an amount or a price what has it; with
 *     {@code units} the basket's amount or price is that of every complete set
 * @param base the prices that a percentage or a fixed price starts from; a discount never exceeds what is left of them
 * @param split how a discount of the basket falls on its lines
 * @param atMost the most that all of it takes off
 * @param rounding of what a percentage gives
 * @param roundTo what it is rounded to a multiple of, such as {@code 0.05}; the currency's last decimal where nothing is said
 * @param graduated whether of steps by units each unit has that which it reached itself; else all have the highest
 */
public record CouponComputation(
        @UnlessSaid("BASKET") Each each,
        @UnlessSaid("REMAINING") Running base,
        @UnlessSaid("BY_AMOUNT") Split split,
        Optional<BigDecimal> atMost,
        @UnlessSaid("HALF_UP") Rounding rounding,
        Optional<BigDecimal> roundTo,
        @UnlessSaid("false") boolean graduated) {
    /** Once for the basket, of what is left, by amount, rounded half up to the last decimal. */
    public static final CouponComputation USUAL = new CouponComputation(
            Each.BASKET,
            Running.REMAINING,
            Split.BY_AMOUNT,
            Optional.empty(),
            Rounding.HALF_UP,
            Optional.empty(),
            false);

    /** What has the benefit by itself. */
    public enum Each {
        /** All lines in scope together. */
        BASKET,
        /** Every line. */
        LINE,
        /** Every unit. */
        UNIT
    }

    /** How a discount of the basket falls on its lines; none gets more than there is left to take. */
    public enum Split {
        /** In proportion to what they still cost. */
        BY_AMOUNT,
        /** In proportion to their units. */
        BY_QUANTITY
    }

    /** Where what a percentage gives lies between two that can be paid. */
    public enum Rounding {
        /** To the nearer, halves up. */
        HALF_UP,
        /** Less off. */
        DOWN,
        /** More off. */
        UP
    }

    public CouponComputation {
        Check.present("each", each);
        Check.present("base", base);
        Check.present("split", split);
        atMost = Check.present("atMost", atMost).map(amount -> Check.someMoney("atMost", amount));
        Check.present("rounding", rounding);
        roundTo = Check.present("roundTo", roundTo).map(amount -> Check.someMoney("roundTo", amount));
        if (split == Split.BY_QUANTITY && each != Each.BASKET) {
            throw new InvalidInputException(
                    "split",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + split + "`, but each `" + each + "` has its own discount; it goes with `BASKET`.");
        }
        if (graduated && each != Each.UNIT) {
            throw new InvalidInputException(
                    "graduated",
                    InvalidInputException.Code.MISMATCH,
                    "is true, but `each` is `" + each + "`; it goes with `UNIT`.");
        }
    }

    /** The same for every line or unit by itself. */
    public CouponComputation each(Each own) {
        return new CouponComputation(own, base, split, atMost, rounding, roundTo, graduated);
    }

    /** The same with a maximum, such as {@code 20.00}. */
    public CouponComputation atMost(String amount) {
        return new CouponComputation(
                each, base, split, Optional.of(Check.decimal("atMost", amount)), rounding, roundTo, graduated);
    }

    /** The same of these prices. */
    public CouponComputation of(Running prices) {
        return new CouponComputation(each, prices, split, atMost, rounding, roundTo, graduated);
    }
}
