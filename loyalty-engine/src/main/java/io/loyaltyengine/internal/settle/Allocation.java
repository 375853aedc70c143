package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Splits a whole into parts that sum to it exactly. */
final class Allocation {
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
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> parts = new ArrayList<>(weights.size());
        BigDecimal running = BigDecimal.ZERO;
        BigDecimal given = BigDecimal.ZERO.setScale(whole.scale());
        for (BigDecimal weight : weights) {
            running = running.add(weight);
            BigDecimal upToHere = sum.signum() == 0 ? given : part(whole, running, sum);
            parts.add(upToHere.subtract(given));
            given = upToHere;
        }
        return parts;
    }

    /** Splits points over lines in proportion to weights. */
    static List<LinePoints> points(long points, List<LineAmount> lines, List<BigDecimal> weights) {
        List<BigDecimal> parts = split(BigDecimal.valueOf(points), weights);
        List<LinePoints> shares = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            LineAmount line = lines.get(i);
            shares.add(new LinePoints(line.line(), line.amount(), parts.get(i).longValueExact()));
        }
        return shares;
    }

    /** {@code whole × share / all}, rounded down to the scale of {@code whole}; exact when share and all are equal. */
    static BigDecimal part(BigDecimal whole, BigDecimal share, BigDecimal all) {
        return whole.multiply(share).divide(all, whole.scale(), RoundingMode.FLOOR);
    }
}
