package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Takes multipliers in the order of their rules' names. */
    Multipliers(List<Multiply> multipliers) {
        this.multipliers = multipliers;
    }

    /** Adds the points of one rule on these lines, and after them what each multiplier adds. */
    void apply(Earn earn, List<LineAmount> lines, List<Grant> grants) {
        switch (earn.roundingPoint) {
            case LINE -> roundByLine(earn, lines, grants);
            case PURCHASE -> roundBefore(earn, lines, grants);
            case AFTER_MULTIPLIERS -> roundAfter(earn, lines, grants);
        }
    }

    private void roundByLine(Earn earn, List<LineAmount> lines, List<Grant> grants) {
        List<BigDecimal> base = new ArrayList<>(lines.size());
        for (LineAmount line : lines) {
            base.add(points(earn, line.amount()).divide(per(earn), 0, earn.rounding));
        }
        grants.add(grant(earn, sum(base), exact(earn, sum(amounts(lines))), lines, base));
        shares(lines).forEach((multiplier, shares) -> {
            List<BigDecimal> exact = products(base, shares);
            List<BigDecimal> added = exact.stream()
                    .map(value -> value.setScale(0, earn.rounding))
                    .toList();
            grants.add(grant(earn, multiplier, sum(added), sum(exact), lines, added));
        });
    }

    private void roundBefore(Earn earn, List<LineAmount> lines, List<Grant> grants) {
        List<BigDecimal> amounts = amounts(lines);
        BigDecimal all = sum(amounts);
        BigDecimal base = points(earn, all).divide(per(earn), 0, earn.rounding);
        grants.add(grant(earn, base, exact(earn, all), lines, amounts));
        shares(lines).forEach((multiplier, shares) -> {
            List<BigDecimal> weights = products(amounts, shares);
            BigDecimal numerator = base.multiply(sum(weights));
            BigDecimal added = all.signum() == 0 ? BigDecimal.ZERO : numerator.divide(all, 0, earn.rounding);
            BigDecimal exact = all.signum() == 0 ? BigDecimal.ZERO : shown(numerator, all);
            grants.add(grant(earn, multiplier, added, exact, lines, weights));
        });
    }

    private void roundAfter(Earn earn, List<LineAmount> lines, List<Grant> grants) {
        List<BigDecimal> amounts = amounts(lines);
        Map<Multiply, List<BigDecimal>> shares = shares(lines);
        List<BigDecimal> wholes = new ArrayList<>();
        wholes.add(sum(amounts));
        shares.values().forEach(share -> wholes.add(sum(products(amounts, share))));
        BigDecimal total = points(earn, sum(wholes)).divide(per(earn), 0, earn.rounding);
        List<BigDecimal> parts = Allocation.split(total, wholes);
        grants.add(grant(earn, parts.get(0), exact(earn, wholes.get(0)), lines, amounts));
        int place = 1;
        for (Map.Entry<Multiply, List<BigDecimal>> share : shares.entrySet()) {
            BigDecimal part = parts.get(place);
            BigDecimal exact = exact(earn, wholes.get(place));
            grants.add(grant(earn, share.getKey(), part, exact, lines, products(amounts, share.getValue())));
            place++;
        }
    }

    /** What each multiplier adds on each line for one point there. */
    private Map<Multiply, List<BigDecimal>> shares(List<LineAmount> lines) {
        if (multipliers.isEmpty()) {
            return Map.of();
        }
        Map<Multiply, List<BigDecimal>> shares = new LinkedHashMap<>();
        multipliers.forEach(multiplier -> shares.put(multiplier, new ArrayList<>()));
        for (LineAmount line : lines) {
            Optional<Multiply> best = best(line.line());
            BigDecimal running = BigDecimal.ONE;
            for (Multiply multiplier : multipliers) {
                if (adds(multiplier, best) && multiplier.covers(line.line())) {
                    running = running.add(multiplier.share);
                }
            }
            for (Map.Entry<Multiply, List<BigDecimal>> entry : shares.entrySet()) {
                Multiply multiplier = entry.getKey();
                BigDecimal share = BigDecimal.ZERO;
                if (multiplier.covers(line.line())) {
                    if (multiplier.compounding) {
                        share = running.multiply(multiplier.share);
                        running = running.add(share);
                    } else if (adds(multiplier, best)) {
                        share = multiplier.share;
                    }
                }
                entry.getValue().add(share);
            }
        }
        return shares;
    }

    private static boolean adds(Multiply multiplier, Optional<Multiply> best) {
        return !multiplier.compounding
                && (!multiplier.bestOnly || best.filter(multiplier::equals).isPresent());
    }

    /** Of the best-only multipliers on a line the one with the greatest share, of equals the first. */
    private Optional<Multiply> best(String line) {
        Multiply best = null;
        for (Multiply multiplier : multipliers) {
            if (multiplier.bestOnly
                    && !multiplier.compounding
                    && multiplier.covers(line)
                    && (best == null || multiplier.share.compareTo(best.share) > 0)) {
                best = multiplier;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Grant grant(
            Earn earn, BigDecimal points, BigDecimal computed, List<LineAmount> lines, List<BigDecimal> weights) {
        return new Grant(earn.rule(), earn, earn.campaign, computed, points.longValueExact(), lines, weights);
    }

    /** What a multiplier adds, on the lines it adds to. */
    private static Grant grant(
            Earn earn,
            Multiply multiplier,
            BigDecimal points,
            BigDecimal computed,
            List<LineAmount> lines,
            List<BigDecimal> weights) {
        List<LineAmount> covered = new ArrayList<>();
        List<BigDecimal> coveredWeights = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (multiplier.covers(lines.get(i).line())) {
                covered.add(lines.get(i));
                coveredWeights.add(weights.get(i));
            }
        }
        return new Grant(
                multiplier.rule(),
                earn,
                multiplier.campaign,
                computed,
                points.longValueExact(),
                covered,
                coveredWeights);
    }

    private static BigDecimal points(Earn earn, BigDecimal amount) {
        return earn.points == 1 ? amount : amount.multiply(BigDecimal.valueOf(earn.points));
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

    private static List<BigDecimal> amounts(List<LineAmount> lines) {
        List<BigDecimal> amounts = new ArrayList<>(lines.size());
        for (LineAmount line : lines) {
            amounts.add(line.amount());
        }
        return amounts;
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        return sum;
    }

    private static List<BigDecimal> products(List<BigDecimal> a, List<BigDecimal> b) {
        List<BigDecimal> products = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            products.add(a.get(i).multiply(b.get(i)));
        }
        return products;
    }
}
