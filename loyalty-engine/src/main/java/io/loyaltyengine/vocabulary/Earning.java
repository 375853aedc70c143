package io.loyaltyengine.vocabulary;

/** How points are computed. */
public interface Earning {
    /** Grants the points for each full {@code amount} of money, rounding down once for the whole purchase. */
    Earning per(long amount);

    /** The lines that count; without it all lines, after coupons. */
    Earning on(Selection lines);
}
