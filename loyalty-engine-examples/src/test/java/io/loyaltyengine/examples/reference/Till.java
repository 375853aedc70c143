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
    /** By line, the units that have served a coupon that is for some units: heaps of those to which the same has happened. */
    private final Map<String, List<Heap>> served = new HashMap<>();

    /** What was drawn, by campaign. */
    final Map<String, Integer> uses = new HashMap<>();

    final Map<String, Long> amounts = new HashMap<>();

    /** Units of a line, and what they still cost together. */
    record Heap(int units, long left) {
        List<Long> each() {
            return even(left, units);
        }

        long room(Line line) {
            return Math.max(0, left - lowest(line) * units);
        }
    }

    Till(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
        this.lines.sort(Comparator.comparing(Line::id));
        lines.forEach(line -> left.put(line.id(), price(line) * line.quantity()));
    }

    Till(Till other) {
        lines = other.lines;
        left.putAll(other.left);
        served.putAll(other.served);
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

    private List<Heap> served(Line line) {
        return served.getOrDefault(line.id(), List.of());
    }

    private Heap rest(Line line) {
        int units = line.quantity();
        long cents = left(line);
        for (Heap heap : served(line)) {
            units -= heap.units();
            cents -= heap.left();
        }
        return new Heap(units, cents);
    }

    /** All units of a line, those first that have not served. */
    List<Heap> heaps(Line line) {
        List<Heap> all = new ArrayList<>(List.of(rest(line)));
        all.addAll(served(line));
        return all;
    }

    /** What each unit costs that has not served. */
    List<Long> fresh(Line line) {
        return rest(line).each();
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

    /** The first of the fresh units serve: so much is taken off some of them, and the others cost what they did. */
    void serve(Line line, int units, int got, long off) {
        List<Long> fresh = fresh(line);
        List<Heap> now = new ArrayList<>(served(line));
        if (got > 0) {
            now.add(new Heap(got, Effect.sum(fresh.subList(0, got)) - off));
        }
        if (units > got) {
            now.add(new Heap(units - got, Effect.sum(fresh.subList(got, units))));
        }
        served.put(line.id(), now);
        left.merge(line.id(), -off, Long::sum);
    }

    /** Units that have served bear of it in proportion to what may be taken off them. */
    void take(Line line, long off) {
        long all = left(line) - lowest(line) * line.quantity();
        if (off > 0 && all > 0) {
            long here = served(line).stream().mapToLong(heap -> heap.room(line)).sum();
            bear(
                    line,
                    off * here / all,
                    served(line).stream().map(heap -> heap.room(line)).toList());
        }
        left.merge(line.id(), -off, Long::sum);
    }

    /** So much of it is taken off each heap, those first that have not served. */
    void take(Line line, List<Long> off) {
        List<Heap> now = new ArrayList<>();
        for (int i = 1; i < off.size(); i++) {
            now.add(new Heap(
                    served(line).get(i - 1).units(), served(line).get(i - 1).left() - off.get(i)));
        }
        served.put(line.id(), now);
        left.merge(line.id(), -Effect.sum(off), Long::sum);
    }

    private void bear(Line line, long off, List<Long> rooms) {
        List<Long> parts = inProportion(off, rooms);
        List<Heap> now = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Heap heap = served(line).get(i);
            now.add(new Heap(heap.units(), heap.left() - parts.get(i)));
        }
        served.put(line.id(), now);
    }

    /** Up to which each has its part of what they all have, rounded down. */
    static List<Long> inProportion(long cents, List<Long> weights) {
        long all = Effect.sum(weights);
        List<Long> parts = new ArrayList<>();
        long weight = 0;
        long given = 0;
        for (long one : weights) {
            weight += one;
            long upToHere = all == 0 ? 0 : cents * weight / all;
            parts.add(upToHere - given);
            given = upToHere;
        }
        return parts;
    }
}
