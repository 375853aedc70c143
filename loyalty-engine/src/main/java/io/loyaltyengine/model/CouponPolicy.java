package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/**
 * How a programme deals with several coupons in one purchase, and with their codes.
 *
 * @param order in which they take effect
 * @param winner which of those that do not go together take effect
 * @param codes how a code that is presented is compared with those that the shop knows
 */
public record CouponPolicy(
        @UnlessSaid("PRIORITY") Order order,
        @UnlessSaid("BEST") Winner winner,
        @UnlessSaid("EXACT") Codes codes) {
    /** Whoever scans what first, the price is the same: by priority, the best for the customer. */
    public static final CouponPolicy USUAL = new CouponPolicy(Order.PRIORITY, Winner.BEST, Codes.EXACT);

    /** In what order coupons take effect. */
    public enum Order {
        /** The higher priority first; then percentages before amounts and prices; then by code. */
        PRIORITY,
        /** As the customer presents them, those that come by themselves last. */
        PRESENTED
    }

    /** Who wins among coupons that do not go together. */
    public enum Winner {
        /**
         * Whatever is worth most together: of all sets, for up to ten coupons that rules accept, and for more if few go together;
         * beyond that what is worth most by itself comes first, and the trace says so.
         */
        BEST,
        /** What comes first by priority. */
        PRIORITY,
        /** What goes together with nothing; then by priority. */
        EXCLUSIVE,
        /** What was presented first. */
        PRESENTED
    }

    /** How codes are compared. */
    public enum Codes {
        /** By their exact characters. */
        EXACT,
        /** Capital and small letters are the same. */
        IGNORE_CASE
    }

    public CouponPolicy {
        Check.present("order", order);
        Check.present("winner", winner);
        Check.present("codes", codes);
    }

    /** As of every record; written out for the same reason as that of {@link Programme}. */
    @Override
    public String toString() {
        return "CouponPolicy[order=" + order + ", winner=" + winner + ", codes=" + codes + "]";
    }
}
