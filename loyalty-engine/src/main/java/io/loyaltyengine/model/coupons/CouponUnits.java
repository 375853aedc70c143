package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.util.Optional;

/**
 * Which units have the benefit: of every complete {@code buy + get} of them {@code get}. A unit serves one such coupon only.
 *
 * <p>3 for 2 is {@code buy} 2 and {@code get} 1; in pairs, {@code get} 2; the cheapest alone, {@code get} 1 and one time.
 *
 * @param buy units that must be there besides, and have no benefit
 * @param get units that have it
 * @param times how often at most
 * @param pick which units come first, by their price before any coupon; of equals what still costs most, then by product
 * @param perLine whether each line is counted by itself
 */
public record CouponUnits(
        @UnlessSaid("0") int buy,
        int get,
        Optional<Integer> times,
        @UnlessSaid("CHEAPEST") Pick pick,
        @UnlessSaid("false") boolean perLine) {
    /** Which units come first. */
    public enum Pick {
        CHEAPEST,
        DEAREST,
        /** Those of the line that comes first by its id. */
        FIRST
    }

    public CouponUnits {
        Check.count("buy", buy, 0, Limits.MAX_QUANTITY);
        Check.count("get", get, 1, Limits.MAX_QUANTITY);
        Check.present("times", times).ifPresent(often -> Check.count("times", often, 1, Limits.MAX_QUANTITY));
        Check.present("pick", pick);
        if (perLine && pick != Pick.CHEAPEST) {
            throw new InvalidInputException(
                    "pick",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + pick + "`, but the units of a line cost the same. Delete it, or `perLine`.");
        }
    }

    /** Of every complete so many, the cheapest. */
    public static CouponUnits buyGet(int buy, int get) {
        return new CouponUnits(buy, get, Optional.empty(), Pick.CHEAPEST, false);
    }

    /** The cheapest unit. */
    public static CouponUnits cheapest() {
        return buyGet(0, 1).atMost(1);
    }

    /** The same so often at most. */
    public CouponUnits atMost(int often) {
        return new CouponUnits(buy, get, Optional.of(often), pick, perLine);
    }

    /** The same with other units first. */
    public CouponUnits of(Pick first) {
        return new CouponUnits(buy, get, times, first, perLine);
    }
}
