package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.coupons.CouponScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lines still cost while coupons take effect one after the other, in cents, and what was drawn on campaigns. */
final class Till {
    /** By id. */
    final List<Line> lines;
    /** What is left to pay, by line. */
    final SortedMap<String, Long> left = new TreeMap<>();
    /** How many units of a line have served a coupon that is for some units, and what they still cost together. */
    private final Map<String, Integer> served = new HashMap<>();

    private final Map<String, Long> servedLeft = new HashMap<>();
    /** What was drawn, by campaign. */
    final Map<String, Integer> uses = new HashMap<>();

    final Map<String, Long> amounts = new HashMap<>();

    Till(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
        this.lines.sort(Comparator.comparing(Line::id));
        lines.forEach(line -> left.put(line.id(), price(line) * line.quantity()));
    }

    Till(Till other) {
        lines = other.lines;
        left.putAll(other.left);
        served.putAll(other.served);
        servedLeft.putAll(other.servedLeft);
        uses.putAll(other.uses);
        amounts.putAll(other.amounts);
    }

    static long price(Line line) {
        return Shares.cents(line.unitPrice().setScale(2));
    }

    static long lowest(Line line) {
        return line.lowestPrice().map(least -> Shares.cents(least.setScale(2))).orElse(0L);
    }

    /** The lines that a coupon, or its condition, is about. */
    List<Line> in(CouponScope scope) {
        return lines.stream()
                .filter(line -> isAny(scope) || names(line, scope.products(), scope.categories(), scope.labels()))
                .filter(line -> !names(line, scope.exceptProducts(), scope.exceptCategories(), scope.exceptLabels()))
                .toList();
    }

    private static boolean isAny(CouponScope scope) {
        return scope.products().isEmpty()
                && scope.categories().isEmpty()
                && scope.labels().isEmpty();
    }

    private static boolean names(Line line, Set<String> products, Set<String> categories, Set<String> labels) {
        return products.contains(line.product())
                || categories.contains(line.category())
                || line.labels().stream().anyMatch(labels::contains);
    }

    long left(Line line) {
        return left.getOrDefault(line.id(), 0L);
    }

    /** The same without the tax in it, which shrinks with the price. */
    long net(Line line) {
        BigDecimal tax = line.tax().orElse(BigDecimal.ZERO).multiply(Shares.euros(left(line)));
        return left(line) - (tax.signum() == 0 ? 0 : Shares.cents(tax.divide(line.amount(), 2, RoundingMode.HALF_UP)));
    }

    /** What each unit of a line costs, those together that have served and those that have not. */
    List<Long> units(Line line) {
        return even(left(line), line.quantity());
    }

    /** The same of those that have not served. */
    List<Long> fresh(Line line) {
        return even(
                left(line) - servedLeft.getOrDefault(line.id(), 0L),
                line.quantity() - served.getOrDefault(line.id(), 0));
    }

    /** So many cents for so many units: each up to which have what they cost together, rounded down. */
    private static List<Long> even(long cents, int units) {
        List<Long> each = new ArrayList<>();
        long given = 0;
        for (int unit = 1; unit <= units; unit++) {
            long upToHere = cents * unit / units;
            each.add(upToHere - given);
            given = upToHere;
        }
        return each;
    }

    /** The first of the fresh units serve, and so much is taken off them. */
    void serve(Line line, int units, long off) {
        long cost = 0;
        for (long unit : fresh(line).subList(0, units)) {
            cost += unit;
        }
        served.merge(line.id(), units, Integer::sum);
        servedLeft.merge(line.id(), cost - off, Long::sum);
        left.merge(line.id(), -off, Long::sum);
    }

    /** Units that have served bear of it in proportion to what may be taken off them. */
    void take(Line line, long off) {
        long here = servedLeft.getOrDefault(line.id(), 0L) - lowest(line) * served.getOrDefault(line.id(), 0);
        long all = left(line) - lowest(line) * line.quantity();
        if (here > 0 && all > 0) {
            servedLeft.merge(line.id(), -(off * here / all), Long::sum);
        }
        left.merge(line.id(), -off, Long::sum);
    }
}
