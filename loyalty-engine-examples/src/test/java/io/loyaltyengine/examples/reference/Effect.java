package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.Running;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What one coupon takes off at a till, unit by unit, in cents. */
final class Effect {
    final SortedMap<String, Long> off = new TreeMap<>();
    /** What is given that is no money, and what is missing to the next step. */
    final String besides;

    private final CouponDefinition coupon;
    private final CouponComputation how;
    private final Till till;
    private final List<Line> scope;
    private final Benefit benefit;
    /** By line, how many units have the benefit, and how many serve. */
    private final Map<String, Integer> got = new HashMap<>();

    private final Map<String, Integer> serve = new HashMap<>();
    /** By line, what is taken off each heap of its units. */
    private final Map<String, List<Long>> offHeaps = new HashMap<>();

    /** The units that have the benefit, set by set, each by the line that it is of. */
    private final List<List<String>> sets = new ArrayList<>();

    Effect(CouponDefinition coupon, Till till, long most) {
        this.coupon = coupon;
        this.how = coupon.computation();
        this.till = till;
        this.scope = till.in(coupon.scope());
        Benefit given = coupon.benefit();
        String said = given instanceof Benefit.FreeItem item ? " with " + item.quantity() + " " + item.product() : "";
        List<CouponStep> later = new ArrayList<>();
        for (CouponStep step : coupon.steps()) {
            if (missing(step) <= 0) {
                given = step.benefit();
            } else {
                later.add(step);
            }
        }
        this.benefit = given;
        this.besides = later.isEmpty() ? said : said + ", next " + missing(later.get(0));
        coupon.units().ifPresentOrElse(this::pick, () -> scope.forEach(line -> got.put(line.id(), line.quantity())));
        long cap = Math.min(most, how.atMost().map(Effect::cents).orElse(Long.MAX_VALUE));
        if (how.each() == CouponComputation.Each.BASKET) {
            together(cap);
        } else {
            byThemselves(cap);
        }
    }

    static long cents(BigDecimal amount) {
        return Shares.cents(amount.setScale(2));
    }

    long sum() {
        return sum(off.values());
    }

    static long sum(Iterable<Long> some) {
        long sum = 0;
        for (long one : some) {
            sum += one;
        }
        return sum;
    }

    boolean isGift() {
        return benefit instanceof Benefit.ByRules || benefit instanceof Benefit.FreeItem;
    }

    long worth() {
        if (benefit instanceof Benefit.ByRules rules) {
            return cents(rules.worth());
        }
        return benefit instanceof Benefit.FreeItem item ? cents(item.worth()) : sum();
    }

    void take() {
        for (Line line : scope) {
            long cents = off.getOrDefault(line.id(), 0L);
            if (coupon.units().isPresent()) {
                till.serve(line, serve.getOrDefault(line.id(), 0), got.getOrDefault(line.id(), 0), cents);
            } else if (how.each() == CouponComputation.Each.UNIT) {
                till.take(line, Till.inProportion(cents, offHeaps.getOrDefault(line.id(), List.of())));
            } else {
                till.take(line, cents);
            }
        }
    }

    private long missing(CouponStep step) {
        long there = 0;
        for (Line line : scope) {
            there += step.fromUnits().isPresent()
                    ? line.quantity()
                    : how.base() == Running.INITIAL ? Till.price(line) * line.quantity() : till.left(line);
        }
        return step.fromUnits()
                        .map(Integer::longValue)
                        .orElseGet(() -> cents(step.fromAmount().orElseThrow()))
                - there;
    }

    private List<Line> inOrder(CouponUnits.Pick pick) {
        Comparator<Line> cheapest = Comparator.comparing(Line::unitPrice);
        Comparator<Line> first = Comparator.<Line, Long>comparing(line ->
                        till.fresh(line).isEmpty() ? 0L : -till.fresh(line).get(0))
                .thenComparing(Line::product)
                .thenComparing(Line::id);
        return scope.stream()
                .sorted(
                        switch (pick) {
                            case CHEAPEST -> cheapest.thenComparing(first);
                            case DEAREST -> cheapest.reversed().thenComparing(first);
                            case FIRST -> Comparator.comparing(Line::id);
                        })
                .toList();
    }

    private void pick(CouponUnits units) {
        List<String> row = new ArrayList<>();
        for (Line line : inOrder(units.pick())) {
            till.fresh(line).forEach(unit -> row.add(line.id()));
            if (units.perLine()) {
                pick(units, row);
                row.clear();
            }
        }
        pick(units, row);
    }

    /** From a row of units, each with the name of its line. */
    private void pick(CouponUnits units, List<String> row) {
        int complete = row.size() / (units.buy() + units.get());
        complete = Math.min(complete, units.times().orElse(complete));
        for (int i = 0; i < complete; i++) {
            sets.add(List.copyOf(row.subList(i * units.get(), (i + 1) * units.get())));
        }
        for (String unit : row.subList(0, complete * units.get())) {
            got.merge(unit, 1, Integer::sum);
        }
        for (String unit : row.subList(0, complete * (units.get() + units.buy()))) {
            serve.merge(unit, 1, Integer::sum);
        }
    }

    /** What those units of a line cost now that have the benefit. */
    private List<Long> now(Line line) {
        List<Long> all = coupon.units().isPresent() ? till.fresh(line) : till.units(line);
        return all.subList(0, got.getOrDefault(line.id(), 0));
    }

    /** The prices that the benefit starts from. */
    private List<Long> prices(Line line) {
        return how.base() == Running.INITIAL
                ? now(line).stream().map(unit -> Till.price(line)).toList()
                : now(line);
    }

    private long room(Line line) {
        return Math.max(0, sum(now(line)) - Till.lowest(line) * now(line).size());
    }

    private void together(long cap) {
        long base = 0;
        SortedMap<String, BigDecimal> rooms = new TreeMap<>();
        for (Line line : scope) {
            base += sum(prices(line));
            rooms.put(line.id(), BigDecimal.valueOf(room(line)));
        }
        long wanted = of(benefit, base);
        if (benefit instanceof Benefit.PercentOff && scope.stream().anyMatch(line -> room(line) < sum(prices(line)))) {
            SortedMap<String, BigDecimal> costs = new TreeMap<>();
            scope.forEach(line -> costs.put(line.id(), BigDecimal.valueOf(sum(prices(line)))));
            // No line bears more than its own share, whatever room the others have.
            Shares.of(wanted, costs)
                    .forEach((line, cents) -> rooms.merge(line, BigDecimal.valueOf(cents), BigDecimal::min));
        } else if (coupon.units().isPresent() && !(benefit instanceof Benefit.PercentOff)) {
            wanted = ofSets();
        }
        long all = Math.min(Math.min(wanted, cap), Shares.sum(rooms).longValueExact());
        if (how.split() == CouponComputation.Split.BY_AMOUNT) {
            off.putAll(Shares.of(all, rooms));
            return;
        }
        while (sum() < all) {
            SortedMap<String, BigDecimal> weights = new TreeMap<>();
            for (Line line : scope) {
                if (rooms.getOrDefault(line.id(), BigDecimal.ZERO).longValueExact() > off.getOrDefault(line.id(), 0L)) {
                    weights.put(line.id(), BigDecimal.valueOf(now(line).size()));
                }
            }
            Shares.of(all - sum(), weights)
                    .forEach((line, cents) -> off.put(
                            line,
                            Math.min(
                                    off.getOrDefault(line, 0L) + cents,
                                    rooms.getOrDefault(line, BigDecimal.ZERO).longValueExact())));
        }
    }

    /** An amount, or a price, for each set. */
    private long ofSets() {
        Map<String, List<Long>> units = new HashMap<>();
        scope.forEach(line -> units.put(line.id(), new ArrayList<>(prices(line))));
        long all = 0;
        for (List<String> set : sets) {
            all += of(
                    benefit,
                    set.stream()
                            .mapToLong(line ->
                                    Objects.requireNonNull(units.get(line)).remove(0))
                            .sum());
        }
        return all;
    }

    private void byThemselves(long cap) {
        int rank = 0;
        for (Line line : inOrder(CouponUnits.Pick.CHEAPEST)) {
            long cents = how.each() == CouponComputation.Each.LINE ? of(benefit, sum(prices(line))) : 0;
            if (how.each() == CouponComputation.Each.UNIT && coupon.units().isPresent()) {
                for (long unit : prices(line)) {
                    cents += of(benefit, unit);
                }
            } else if (how.each() == CouponComputation.Each.UNIT) {
                List<Till.Heap> heaps = till.heaps(line);
                List<Long> parts = new ArrayList<>(Collections.nCopies(heaps.size(), 0L));
                for (int place : cheapestFirst(heaps)) {
                    Till.Heap heap = heaps.get(place);
                    long part = 0;
                    // Of units that differ by a cent the cheaper come first.
                    for (long unit : heap.each().stream().sorted().toList()) {
                        rank++;
                        long price = how.base() == Running.INITIAL ? Till.price(line) : unit;
                        part += of(how.graduated() ? atRank(rank) : benefit, price);
                    }
                    parts.set(place, Math.min(part, heap.room(line)));
                }
                cents = sum(parts);
                offHeaps.put(line.id(), parts);
            }
            off.put(line.id(), Math.min(cents, room(line)));
        }
        if (sum() > cap) {
            SortedMap<String, BigDecimal> weights = new TreeMap<>();
            off.forEach((line, cents) -> weights.put(line, BigDecimal.valueOf(cents)));
            off.putAll(Shares.of(cap, weights));
        }
    }

    private static List<Integer> cheapestFirst(List<Till.Heap> heaps) {
        return IntStream.range(0, heaps.size())
                .boxed()
                .filter(place -> heaps.get(place).units() > 0)
                .sorted(Comparator.comparing(
                        place -> heaps.get(place).left() / heaps.get(place).units()))
                .toList();
    }

    private Benefit atRank(int rank) {
        Benefit given = coupon.benefit();
        for (CouponStep step : coupon.steps()) {
            given = step.fromUnits().orElseThrow() <= rank ? step.benefit() : given;
        }
        return given;
    }

    private long of(Benefit given, long price) {
        if (given instanceof Benefit.PercentOff percent) {
            BigDecimal exact = Shares.euros(price).multiply(percent.percent()).movePointLeft(2);
            BigDecimal to = how.roundTo().orElse(new BigDecimal("0.01"));
            RoundingMode mode = RoundingMode.valueOf(how.rounding().name());
            return Math.min(price, cents(exact.divide(to, 0, mode).multiply(to)));
        } else if (given instanceof Benefit.AmountOff amount) {
            return Math.min(price, cents(amount.amount()));
        } else if (given instanceof Benefit.FixedPrice fixed) {
            return Math.max(0, price - cents(fixed.price()));
        }
        return 0;
    }
}
