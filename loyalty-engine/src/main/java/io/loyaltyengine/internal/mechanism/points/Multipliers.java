package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.till.Allocation;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What multipliers make of the points for money.
 *
 * <p>On every line the factor is {@code (1 + Σ adding shares + best of the best-only shares) × Π (1 + compounding
 * share)}. What a multiplier adds there is its own share; of one that compounds, its share of what those before it have
 * made. All of this is exact: the one division of a value comes with its rounding.
 */
final class Multipliers {
    /** Digits behind the point that are kept of an exact value for people to see. */
    private static final int SHOWN_DIGITS = 10;

    private final List<Multiply> multipliers;
    private final Consumer<Grant> grants;

    /**
     * Takes multipliers in the order of their rules' names.
     *
     * @param grants takes what they make
     */
    Multipliers(List<Multiply> multipliers, Consumer<Grant> grants) {
        this.multipliers = multipliers;
        this.grants = grants;
    }

    /** Grants the points of one rule on these lines, and after them what each multiplier adds. */
    void apply(Due due, Selection lines) {
        switch (due.earn().roundingPoint) {
            case LINE -> roundByLine(due, lines);
            case PURCHASE -> roundBefore(due, lines);
            case AFTER_MULTIPLIERS -> roundAfter(due, lines);
        }
    }

    private void roundByLine(Due due, Selection lines) {
        Earn earn = due.earn();
        List<BigDecimal> base = rounded(earn, lines);
        grants.accept(grant(due, sum(base).longValueExact(), lines, base));
        for (Multiply multiplier : multipliers) {
            Selection covered = multiplier.covered(lines);
            List<BigDecimal> exact = products(rounded(earn, covered), multiplier, covered);
            List<BigDecimal> added = exact.stream()
                    .map(value -> value.setScale(0, earn.rounding))
                    .toList();
            grants.accept(grant(due, multiplier, sum(added), sum(exact), new Added(covered, added, sum(added))));
        }
    }

    private static List<BigDecimal> rounded(Earn earn, Selection lines) {
        List<BigDecimal> points = new ArrayList<>(lines.shares().size());
        for (LineAmount line : lines.shares()) {
            points.add(points(earn, line.amount()).divide(per(earn), 0, earn.rounding));
        }
        return points;
    }

    private void roundBefore(Due due, Selection lines) {
        Earn earn = due.earn();
        BigDecimal all = lines.paid();
        long base = Amounts.whole(points(earn, all), earn.per, earn.rounding);
        grants.accept(grant(due, base, lines, null));
        for (int i = 0; i < multipliers.size(); i++) {
            Multiply multiplier = multipliers.get(i);
            Added added = added(multiplier, lines);
            BigDecimal numerator = Amounts.times(added.sum(), base);
            BigDecimal points = all.signum() == 0 ? BigDecimal.ZERO : numerator.divide(all, 0, earn.rounding);
            BigDecimal exact = all.signum() == 0 ? BigDecimal.ZERO : shown(numerator, all);
            grants.accept(grant(due, multiplier, points, exact, added));
        }
    }

    private void roundAfter(Due due, Selection lines) {
        Earn earn = due.earn();
        List<Added> added = new ArrayList<>();
        List<BigDecimal> wholes = new ArrayList<>();
        wholes.add(lines.paid());
        for (Multiply multiplier : multipliers) {
            added.add(added(multiplier, lines));
            wholes.add(added.get(added.size() - 1).sum());
        }
        BigDecimal total = points(earn, sum(wholes)).divide(per(earn), 0, earn.rounding);
        List<BigDecimal> parts = Allocation.split(total, wholes);
        grants.accept(grant(due, parts.get(0).longValueExact(), lines, null));
        for (int i = 0; i < multipliers.size(); i++) {
            BigDecimal exact = exact(earn, wholes.get(i + 1));
            grants.accept(grant(due, multipliers.get(i), parts.get(i + 1), exact, added.get(i)));
        }
    }

    /**
     * What a multiplier adds to amounts.
     *
     * @param lines those it adds to
     * @param weights in what proportion it falls on them
     */
    private record Added(Selection lines, @Nullable List<BigDecimal> weights, BigDecimal sum) {}

    private Added added(Multiply multiplier, Selection lines) {
        Selection covered = multiplier.covered(lines);
        if (!multiplier.compounding && !multiplier.bestOnly) {
            // The same share of every line, whatever the others do.
            return new Added(covered, null, covered.paid().multiply(multiplier.share));
        }
        List<BigDecimal> amounts =
                covered.shares().stream().map(LineAmount::amount).toList();
        List<BigDecimal> weights = products(amounts, multiplier, covered);
        return new Added(covered, weights, sum(weights));
    }

    /** What a multiplier makes of values of the lines that it covers. */
    private List<BigDecimal> products(List<BigDecimal> values, Multiply multiplier, Selection covered) {
        List<BigDecimal> products = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            String line = covered.shares().get(i).line();
            products.add(values.get(i).multiply(share(multiplier, line)));
        }
        return products;
    }

    /** What a multiplier adds on a line that it covers, for one point there. */
    private BigDecimal share(Multiply wanted, String line) {
        Multiply best = best(line);
        if (!wanted.compounding) {
            return adds(wanted, best) ? wanted.share : BigDecimal.ZERO;
        }
        BigDecimal running = BigDecimal.ONE;
        for (Multiply multiplier : multipliers) {
            if (adds(multiplier, best) && multiplier.covers(line)) {
                running = running.add(multiplier.share);
            }
        }
        for (Multiply multiplier : multipliers) {
            if (multiplier.compounding && multiplier.covers(line)) {
                BigDecimal share = running.multiply(multiplier.share);
                if (multiplier == wanted) {
                    return share;
                }
                running = running.add(share);
            }
        }
        return BigDecimal.ZERO;
    }

    private static boolean adds(Multiply multiplier, @Nullable Multiply best) {
        return !multiplier.compounding && (!multiplier.bestOnly || multiplier == best);
    }

    /** Of the best-only multipliers on a line the one with the greatest share, of equals the first. */
    private @Nullable Multiply best(String line) {
        Multiply best = null;
        for (Multiply multiplier : multipliers) {
            if (multiplier.bestOnly
                    && !multiplier.compounding
                    && multiplier.covers(line)
                    && (best == null || multiplier.share.compareTo(best.share) > 0)) {
                best = multiplier;
            }
        }
        return best;
    }

    private static Grant grant(Due due, long points, Selection lines, @Nullable List<BigDecimal> weights) {
        Earn earn = due.earn();
        BigDecimal computed = exact(earn, lines.paid());
        return new Grant(earn.rule(), due, earn.campaign, computed, points, lines, weights);
    }

    /** What a multiplier adds, on the lines it adds to. */
    private static Grant grant(Due due, Multiply multiplier, BigDecimal points, BigDecimal computed, Added added) {
        long whole = points.longValueExact();
        return new Grant(multiplier.rule(), due, multiplier.campaign, computed, whole, added.lines(), added.weights());
    }

    private static BigDecimal points(Earn earn, BigDecimal amount) {
        return earn.points == 1 ? amount : Amounts.times(amount, earn.points);
    }

    private static BigDecimal per(Earn earn) {
        return BigDecimal.valueOf(earn.per);
    }

    private static BigDecimal exact(Earn earn, BigDecimal amount) {
        BigDecimal points = points(earn, amount);
        return earn.per == 1 ? points : shown(points, per(earn));
    }

    private static BigDecimal shown(BigDecimal numerator, BigDecimal divisor) {
        return numerator.divide(divisor, numerator.scale() + SHOWN_DIGITS, RoundingMode.DOWN);
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        return sum;
    }
}
