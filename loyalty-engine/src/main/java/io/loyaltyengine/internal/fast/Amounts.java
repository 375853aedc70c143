package io.loyaltyengine.internal.fast;

import io.loyaltyengine.error.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Amounts of money: added up, multiplied and divided; exact but for the rounding that is asked for. */
public final class Amounts {
    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000};
    /** Times the greatest of these powers, and together with an amount, it fits a {@code long}. */
    private static final long MAX_DIVISOR = 100_000_000_000_000L;
    /** A sum of two numbers of so many digits fits a {@code long}. */
    private static final int MAX_DIGITS = 18;

    /** Amounts of fewer units are made once: what points are worth and what a coupon takes off mostly is one of them. */
    private static final int SMALL = 1024;

    /** They, by their decimals and their units. */
    private static final @Nullable BigDecimal[][] KNOWN = new BigDecimal[POWERS_OF_TEN.length][SMALL];

    private Amounts() {}

    /** So many units of a last decimal, such as cents. */
    public static BigDecimal of(long units, int scale) {
        if (units < 0 || units >= SMALL || scale < 0 || scale >= KNOWN.length) {
            return BigDecimal.valueOf(units, scale);
        }
        BigDecimal known = KNOWN[scale][(int) units];
        if (known == null) {
            known = BigDecimal.valueOf(units, scale);
            KNOWN[scale][(int) units] = known;
        }
        return known;
    }

    /**
     * An amount in units of its last decimal, such as cents; exact.
     *
     * @throws ArithmeticException when it has more than {@code scale} decimals, or leaves the range of {@code long}
     */
    public static long units(BigDecimal amount, int scale) {
        BigDecimal exact = amount.scale() == scale ? amount : amount.setScale(scale);
        BigDecimal units = exact.scaleByPowerOfTen(scale);
        // Of so many digits, all ways are exact; the short one is so short that the JVM need not make the object.
        return exact.precision() <= MAX_DIGITS ? units.longValue() : units.longValueExact();
    }

    /** An amount so many times; exact. */
    public static BigDecimal times(BigDecimal amount, long count) {
        if (amount.precision() <= Limits.MAX_AMOUNT_DIGITS) {
            long units = units(amount, amount.scale());
            long product = units * count;
            if (Math.multiplyHigh(units, count) == product >> (Long.SIZE - 1)) {
                return of(product, amount.scale());
            }
        }
        return amount.multiply(BigDecimal.valueOf(count));
    }

    /** A number of a rule, which is written whole or with decimals. */
    public static BigDecimal exact(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }

    /**
     * An amount divided by another, which is more than 0, rounded to a whole number.
     *
     * @throws ArithmeticException when that leaves the range of {@code long}
     */
    public static long whole(BigDecimal amount, BigDecimal divisor, RoundingMode rounding) {
        return divisor.scale() == 0
                ? whole(amount, divisor.longValueExact(), rounding)
                : amount.divide(divisor, 0, rounding).longValueExact();
    }

    /**
     * An amount divided by a whole number from 1 on, rounded to a whole number.
     *
     * @throws ArithmeticException when that leaves the range of {@code long}
     */
    public static long whole(BigDecimal amount, long divisor, RoundingMode rounding) {
        boolean small = amount.signum() >= 0
                && amount.precision() <= Limits.MAX_AMOUNT_DIGITS
                && amount.scale() >= 0
                && amount.scale() < POWERS_OF_TEN.length
                && divisor <= MAX_DIVISOR;
        long one = small ? divisor * POWERS_OF_TEN[amount.scale()] : 0;
        long raised = raised(one, rounding);
        return small && raised >= 0
                ? (units(amount, amount.scale()) + raised) / one
                : amount.divide(BigDecimal.valueOf(divisor), 0, rounding).longValueExact();
    }

    /**
     * So many percent of some units, divided by a whole number from 1 on and rounded to a whole number.
     *
     * @throws ArithmeticException when that leaves the range of {@code long}
     */
    public static long percent(long units, BigDecimal percent, long divisor, RoundingMode rounding) {
        boolean small = percent.scale() >= 0
                && percent.scale() < POWERS_OF_TEN.length
                && percent.precision() <= Limits.MAX_AMOUNT_DIGITS
                && divisor <= MAX_DIVISOR / 100;
        long one = small ? divisor * 100 * POWERS_OF_TEN[percent.scale()] : 0;
        long raised = raised(one, rounding);
        long share = small ? units(percent, percent.scale()) : 0;
        long product = units * share;
        return small && raised >= 0 && Math.multiplyHigh(units, share) == 0 && product >= 0 && product + raised >= 0
                ? (product + raised) / one
                : BigDecimal.valueOf(units)
                        .multiply(percent)
                        .divide(BigDecimal.valueOf(divisor).scaleByPowerOfTen(2), 0, rounding)
                        .longValueExact();
    }

    /** What part an amount is of another one, which is more than 0; to so many decimals, halves up. */
    public static BigDecimal share(BigDecimal part, BigDecimal whole, int decimals) {
        int scale = part.scale();
        boolean small = part.signum() >= 0
                && scale == whole.scale()
                && part.precision() + decimals <= MAX_DIGITS
                && whole.precision() <= MAX_DIGITS
                && decimals < POWERS_OF_TEN.length;
        if (!small) {
            return part.divide(whole, decimals, RoundingMode.HALF_UP);
        }
        long all = units(whole, scale);
        return of((units(part, scale) * POWERS_OF_TEN[decimals] + raised(all, RoundingMode.HALF_UP)) / all, decimals);
    }

    /** What is added to a number before it is divided, so that it is rounded; less than zero for other ways to round. */
    private static long raised(long divisor, RoundingMode rounding) {
        return switch (rounding) {
            case FLOOR -> 0;
            case HALF_UP -> divisor / 2;
            case CEILING -> divisor - 1;
            default -> -1;
        };
    }

    /**
     * The sum of some amounts, at a scale; exact.
     *
     * @throws ArithmeticException when one has more than {@code scale} decimals, or the sum leaves the range of
     *     {@code long} in units of the last decimal
     */
    public static <T> BigDecimal sum(List<? extends T> items, Function<T, BigDecimal> amount, int scale) {
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            sum = Math.addExact(sum, units(amount.apply(items.get(i)), scale));
        }
        return of(sum, scale);
    }
}
