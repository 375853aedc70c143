package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.points.LinePoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Splits a whole into parts that sum to it exactly, in proportion to weights.
 *
 * <p>Each part is the difference of two running totals rounded down (Bresenham's way), so no part is off by a whole unit,
 * and none exceeds its weight when the whole does not exceed the sum of the weights. Weights are zero or more each; when
 * all are zero, the parts are zero and so must be the whole.
 */
public final class Allocation {
    /** Numbers of so many digits, and sums of thousands of them, are well inside {@code long}. */
    private static final int SHORT = 14;

    private Allocation() {}

    /** Splits an amount, at its own scale. */
    public static List<BigDecimal> split(BigDecimal whole, List<BigDecimal> weights) {
        List<BigDecimal> parts = new ArrayList<>(weights.size());
        for (long part : split(Amounts.units(whole, whole.scale()), weights.size(), weights::get)) {
            parts.add(BigDecimal.valueOf(part, whole.scale()));
        }
        return parts;
    }

    /** Splits points over lines. */
    public static List<LinePoints> points(long points, List<LineAmount> lines, IntFunction<BigDecimal> weights) {
        long[] parts = split(points, lines.size(), weights);
        LinePoints[] shares = new LinePoints[parts.length];
        for (int i = 0; i < parts.length; i++) {
            LineAmount line = lines.get(i);
            shares[i] = new LinePoints(line.line(), line.amount(), parts[i]);
        }
        return List.of(shares);
    }

    /** Splits a whole number; the parts take the places of the weights. */
    public static long[] split(long whole, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        long running = 0;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            running += weights[i];
            long upToHere = sum == 0 ? 0 : part(whole, running, sum);
            weights[i] = upToHere - given;
            given = upToHere;
        }
        return weights;
    }

    /** {@code whole × share / all}, rounded down, whatever the size of the product. */
    public static long part(long whole, long share, long all) {
        return Math.multiplyHigh(whole, share) == 0 && whole * share >= 0
                ? whole * share / all
                : part(BigDecimal.valueOf(whole), BigDecimal.valueOf(share), BigDecimal.valueOf(all));
    }

    private static long part(BigDecimal whole, BigDecimal share, BigDecimal all) {
        return whole.multiply(share).divideToIntegralValue(all).longValueExact();
    }

    private static long[] split(long whole, int size, IntFunction<BigDecimal> weights) {
        int scale = 0;
        for (int i = 0; i < size; i++) {
            scale = Math.max(scale, weights.apply(i).scale());
        }
        long[] units = new long[size];
        for (int i = 0; i < size; i++) {
            BigDecimal weight = weights.apply(i);
            if (weight.precision() - weight.scale() + scale > SHORT) {
                return splitByLongWeights(whole, size, weights);
            }
            units[i] = Amounts.units(weight, scale);
        }
        return split(whole, units);
    }

    private static long[] splitByLongWeights(long whole, int size, IntFunction<BigDecimal> weights) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            sum = sum.add(weights.apply(i));
        }
        long[] parts = new long[size];
        BigDecimal running = BigDecimal.ZERO;
        long given = 0;
        for (int i = 0; i < size; i++) {
            running = running.add(weights.apply(i));
            long upToHere = part(BigDecimal.valueOf(whole), running, sum);
            parts[i] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }
}
