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
 * <p>On every line the factor is {@code (1 + Σ adding shares) × Π (1 + compounding share)}, where of each group only the best
 * counts. What a multiplier adds there is its own share; of one that compounds, its share of what those before it have made.
 * One that takes away grants nothing: it cuts all of them alike. All of this is exact: the one division of a value comes with
 * its rounding.
 */
final class Multipliers {
    /** Digits behind the point that are kept of an exact value for people to see. */
    private static final int SHOWN_DIGITS = 10;

    private final List<Multiply> multipliers;
    private final Reductions reductions;
    private final Consumer<Grant> grants;

    /**
     * Takes multipliers in the order of their rules' names.
     *
     * @param grants takes what they make
     */
    Multipliers(List<Multiply> multipliers, Consumer<Grant> grants) {
        this.multipliers = multipliers;
        this.reductions = Reductions.among(multipliers);
        this.grants = grants;
    }

    /** Grants the points of one rule on these lines, and after them what each multiplier adds. */
    void apply(Earn earn, Selection lines) {
        switch (earn.roundingPoint) {
            case UNIT, LINE -> roundByLine(earn, lines);
            case PURCHASE -> roundBefore(earn, lines);
            case AFTER_MULTIPLIERS -> roundAfter(earn, lines);
        }
    }

    private void roundByLine(Earn earn, Selection lines) {
        List<BigDecimal> base = rounded(earn, lines);
        grants.accept(reductions.byLine(grant(earn, sum(base).longValueExact(), lines, base), earn.rounding));
        for (Multiply multiplier : multipliers) {
            if (!multiplier.reduces()) {
                RoundingMode rounding = multiplier.rounding(earn);
                Selection covered = multiplier.covered(lines);
                List<BigDecimal> exact = products(rounded(earn, covered), multiplier, covered);
                List<BigDecimal> added =
                        exact.stream().map(value -> value.setScale(0, rounding)).toList();
                Grant more = grant(earn, multiplier, sum(added), sum(exact), new Added(covered, added, sum(added)));
                grants.accept(reductions.byLine(more, rounding));
            }
        }
    }

    private static List<BigDecimal> rounded(Earn earn, Selection lines) {
        List<BigDecimal> points = new ArrayList<>(lines.shares().size());
        for (int i = 0; i < lines.shares().size(); i++) {
            BigDecimal amount = lines.shares().get(i).amount();
            boolean byUnit = earn.roundingPoint == Earn.RoundingPoint.UNIT;
            points.add(BigDecimal.valueOf(byUnit ? ofUnits(earn, amount, lines.quantity(i)) : earn.of(amount)));
        }
        return points;
    }

    /** To the cent, so many units of a line have paid a cent more than the others. */
    private static long ofUnits(Earn earn, BigDecimal amount, int quantity) {
        int scale = amount.scale();
        long cents = Amounts.units(amount, scale);
        long more = cents % quantity;
        long least = earn.of(BigDecimal.valueOf(cents / quantity, scale));
        long most = more == 0 ? 0 : earn.of(BigDecimal.valueOf(cents / quantity + 1, scale));
        return Math.addExact(Math.multiplyExact(most, more), Math.multiplyExact(least, quantity - more));
    }

    private void roundBefore(Earn earn, Selection lines) {
        BigDecimal all = lines.paid();
        long base = earn.of(all);
        grants.accept(reductions.inAll(grant(earn, base, lines, null), earn.rounding));
        for (int i = 0; i < multipliers.size(); i++) {
            Multiply multiplier = multipliers.get(i);
            if (!multiplier.reduces()) {
                RoundingMode rounding = multiplier.rounding(earn);
                Added added = added(multiplier, lines);
                BigDecimal numerator = Amounts.times(added.sum(), base);
                BigDecimal points = all.signum() == 0 ? BigDecimal.ZERO : numerator.divide(all, 0, rounding);
                BigDecimal exact = all.signum() == 0 ? BigDecimal.ZERO : shown(numerator, all);
                grants.accept(reductions.inAll(grant(earn, multiplier, points, exact, added), rounding));
            }
        }
    }

    private void roundAfter(Earn earn, Selection lines) {
        List<Grant> parts = new ArrayList<>();
        List<BigDecimal> wholes = new ArrayList<>();
        parts.add(grant(earn, 0, lines, null));
        wholes.add(lines.paid());
        for (Multiply multiplier : multipliers) {
            if (!multiplier.reduces()) {
                Added added = added(multiplier, lines);
                parts.add(grant(earn, multiplier, BigDecimal.ZERO, exact(earn, added.sum()), added));
                wholes.add(added.sum());
            }
        }
        reductions.together(parts, wholes, amounts -> split(earn, amounts));
        parts.forEach(grants);
    }

    /** The points for amounts together, rounded once; in parts. */
    private static List<BigDecimal> split(Earn earn, List<BigDecimal> amounts) {
        return Allocation.split(BigDecimal.valueOf(earn.of(sum(amounts))), amounts);
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
        if (!multiplier.compounding && multiplier.group.isEmpty()) {
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
        if (!wanted.counts(line, multipliers)) {
            return BigDecimal.ZERO;
        }
        if (!wanted.compounding) {
            return wanted.share;
        }
        BigDecimal running = BigDecimal.ONE;
        for (Multiply multiplier : multipliers) {
            if (!multiplier.compounding && !multiplier.reduces() && multiplier.counts(line, multipliers)) {
                running = running.add(multiplier.share);
            }
        }
        for (Multiply multiplier : multipliers) {
            if (multiplier.compounding && !multiplier.reduces() && multiplier.counts(line, multipliers)) {
                BigDecimal share = running.multiply(multiplier.share);
                if (multiplier == wanted) {
                    return share;
                }
                running = running.add(share);
            }
        }
        return BigDecimal.ZERO;
    }

    private static Grant grant(Earn earn, long points, Selection lines, @Nullable List<BigDecimal> weights) {
        BigDecimal computed = exact(earn, lines.paid());
        return new Grant(earn.rule(), earn, earn.rest.campaign, earn.rest.funding, computed, points, lines, weights);
    }

    /** What a multiplier adds, on the lines it adds to. */
    private static Grant grant(Earn earn, Multiply multiplier, BigDecimal points, BigDecimal computed, Added added) {
        long whole = points.longValueExact();
        return new Grant(
                multiplier.rule(),
                earn,
                multiplier.campaign,
                multiplier.funding,
                computed,
                whole,
                added.lines(),
                added.weights());
    }

    private static BigDecimal exact(Earn earn, BigDecimal amount) {
        BigDecimal points = earn.exactly(amount);
        return earn.per.compareTo(BigDecimal.ONE) == 0 ? points : shown(points, earn.per);
    }

    private static BigDecimal shown(BigDecimal numerator, BigDecimal divisor) {
        return numerator.divide(divisor, numerator.scale() + SHOWN_DIGITS, RoundingMode.DOWN);
    }

    static BigDecimal sum(List<BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        return sum;
    }
}
