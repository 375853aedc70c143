package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;

/**
 * How a programme takes goods back.
 *
 * <p>The return window is counted in days from a transaction's own day. Until it is over, the state knows the transaction: a
 * repetition is refused, what came back of it is known, and its points are kept apart from others, so that a refund takes
 * back exactly what became of them. The next transaction that is booked after that makes the state forget it: a repetition
 * would be booked a second time, and a refund goes by what the host has recorded, and by all points of the same lifetime.
 *
 * @param days the length of the return window, counted from the day of each transaction, with the last day in it; 0 for the day
 *     itself
 * @param fromPending whether points of other purchases that are still pending bear what a refund finds spent; otherwise
 *     only what can be spent does
 * @param keepsPurchases whether a purchase that comes back whole still counts as one; otherwise the next is a first
 *     purchase again, if it was the first
 */
public record Returns(
        int days,
        @UnlessSaid("false") boolean fromPending,
        @UnlessSaid("false") boolean keepsPurchases) {
    /** 60 days; pending points are left alone; a purchase that comes back whole counts no longer. */
    public static final Returns USUAL = new Returns(60, false, false);

    public Returns {
        Check.count("days", days, 0, Limits.MAX_RETURN_DAYS);
    }
}
