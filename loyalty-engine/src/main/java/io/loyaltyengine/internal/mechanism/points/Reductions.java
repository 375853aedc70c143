package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Multipliers below 1: of all points on a line they leave the same part, and none if one of them is 0.
 *
 * <p>What is left of a grant is rounded as the grant itself. Each of them, the first by its rule's name first, cuts by what is
 * less with it than without.
 */
final class Reductions {
    private static final Reductions NONE = new Reductions(List.of(), List.of());

    private final List<Multiply> multipliers;
    private final List<Multiply> reducing;

    private Reductions(List<Multiply> multipliers, List<Multiply> reducing) {
        this.multipliers = multipliers;
        this.reducing = reducing;
    }

    /** What cuts among multipliers. */
    static Reductions among(List<Multiply> multipliers) {
        List<Multiply> reducing = reducing(multipliers);
        return reducing.isEmpty() ? NONE : new Reductions(multipliers, reducing);
    }

    private static List<Multiply> reducing(List<Multiply> multipliers) {
        List<Multiply> reducing = List.of();
        for (int i = 0; i < multipliers.size(); i++) {
            if (multipliers.get(i).reduces()) {
                reducing = reducing.isEmpty() ? new ArrayList<>() : reducing;
                reducing.add(multipliers.get(i));
            }
        }
        return reducing;
    }

    /** Cuts a grant that is rounded line by line; its weights are its points. */
    Grant byLine(Grant grant, RoundingMode rounding) {
        if (!reducing.isEmpty()) {
            List<BigDecimal> left = grant.weights();
            List<BigDecimal> whole = left;
            for (Multiply factor : reducing) {
                left = left(left, factor, grant);
                whole = left.stream()
                        .map(points -> points.setScale(0, rounding))
                        .toList();
                grant.cut(factor.rule(), grant.points() - Multipliers.sum(whole).longValueExact());
            }
            grant.fallAs(whole);
        }
        return grant;
    }

    /** Cuts a grant that is rounded in all. */
    Grant inAll(Grant grant, RoundingMode rounding) {
        if (!reducing.isEmpty() && grant.points() > 0) {
            BigDecimal points = BigDecimal.valueOf(grant.points());
            List<BigDecimal> left = grant.weights();
            BigDecimal all = Multipliers.sum(left);
            for (Multiply factor : reducing) {
                left = left(left, factor, grant);
                BigDecimal kept = points.multiply(Multipliers.sum(left)).divide(all, 0, rounding);
                grant.cut(factor.rule(), grant.points() - kept.longValueExact());
            }
            grant.fallAs(left);
        }
        return grant;
    }

    /**
     * Gives grants their points, which are rounded together, and cuts them.
     *
     * @param wholes the amounts that they are for
     * @param points of such amounts
     */
    void together(List<Grant> grants, List<BigDecimal> wholes, UnaryOperator<List<BigDecimal>> points) {
        List<List<BigDecimal>> steps = new ArrayList<>();
        steps.add(points.apply(wholes));
        for (Multiply factor : reducing) {
            List<BigDecimal> sums = new ArrayList<>();
            for (Grant grant : grants) {
                grant.fallAs(left(grant.weights(), factor, grant));
                sums.add(Multipliers.sum(grant.weights()));
            }
            steps.add(points.apply(sums));
        }
        for (int i = 0; i < grants.size(); i++) {
            cut(grants.get(i), i, steps);
        }
    }

    /** Rounded together, one of several may be more with a factor than without: it is cut by what is less in the end. */
    private void cut(Grant grant, int place, List<List<BigDecimal>> steps) {
        long[] left = new long[steps.size()];
        for (int i = left.length - 1; i >= 0; i--) {
            long points = steps.get(i).get(place).longValueExact();
            left[i] = i == left.length - 1 ? points : Math.max(points, left[i + 1]);
        }
        grant.give(left[0]);
        for (int i = 1; i < left.length; i++) {
            grant.cut(reducing.get(i - 1).rule(), left[i - 1] - left[i]);
        }
    }

    /** What a factor leaves of values of the lines of a grant. */
    private List<BigDecimal> left(List<BigDecimal> values, Multiply factor, Grant grant) {
        List<LineAmount> lines = grant.lines.shares();
        List<BigDecimal> left = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            boolean counts = factor.counts(lines.get(i).line(), multipliers);
            left.add(counts ? values.get(i).multiply(factor.share.add(BigDecimal.ONE)) : values.get(i));
        }
        return left;
    }
}
