package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.Amounts;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Splits a whole into parts that sum to it exactly. */
final class Allocation {
    /** Whole numbers of so many digits, and sums of thousands of them, are well inside {@code long}. */
    private static final int SHORT = 14;

    private Allocation() {}

    /**
     * Splits {@code whole} in proportion to weights, at the scale of {@code whole}.
     *
     * <p>Each part is the difference of two running totals rounded down (Bresenham's way), so no part is off by a whole
     * unit, and none exceeds its weight when the whole does not exceed the sum of the weights.
     *
     * @param weights zero or more each; when all are zero, the parts are zero and so must be the whole
     */
    static List<BigDecimal> split(BigDecimal whole, List<BigDecimal> weights) {
        List<BigDecimal> parts = new ArrayList<>(weights.size());
        for (long part : split(Amounts.units(whole, whole.scale()), weights)) {
            parts.add(BigDecimal.valueOf(part, whole.scale()));
        }
        return parts;
    }

    /** Splits points over lines in proportion to weights. */
    static List<LinePoints> points(long points, List<LineAmount> lines, List<BigDecimal> weights) {
        long[] parts = split(points, weights);
        List<LinePoints> shares = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            LineAmount line = lines.get(i);
            shares.add(new LinePoints(line.line(), line.amount(), parts[i]));
        }
        return shares;
    }

    private static long[] split(long whole, List<BigDecimal> weights) {
        int scale = 0;
        for (BigDecimal weight : weights) {
            scale = Math.max(scale, weight.scale());
        }
        for (BigDecimal weight : weights) {
            if (weight.precision() - weight.scale() + scale > SHORT) {
                return splitByLongWeights(whole, weights);
            }
        }
        long sum = 0;
        for (BigDecimal weight : weights) {
            sum += Amounts.units(weight, scale);
        }
        long[] parts = new long[weights.size()];
        long running = 0;
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            running += Amounts.units(weights.get(i), scale);
            long upToHere = sum == 0 ? 0 : part(whole, running, sum);
            parts[i] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }

    /** {@code whole × share / all}, rounded down, whatever the size of the product. */
    private static long part(long whole, long share, long all) {
        return Math.multiplyHigh(whole, share) == 0 && whole * share >= 0
                ? whole * share / all
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(share))
                        .divide(BigInteger.valueOf(all))
                        .longValueExact();
    }

    private static long[] splitByLongWeights(long whole, List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        long[] parts = new long[weights.size()];
        BigDecimal running = BigDecimal.ZERO;
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            running = running.add(weights.get(i));
            long upToHere = BigDecimal.valueOf(whole)
                    .multiply(running)
                    .divideToIntegralValue(sum)
                    .longValueExact();
            parts[i] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }
}
