package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.till.Allocation;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponComputation.Each;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStep;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.NextStep;
import io.loyaltyengine.model.coupons.Running;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon takes off a basket, as it stands when the coupon's turn comes. Amounts are in units of the currency's last
 * decimal, such as cents; all is exact but for the one rounding of a percentage.
 */
final class Discount {

    private final CouponDefinition coupon;
    private final CouponComputation how;
    private final Basket basket;
    /** Which units have the benefit; null for all units of the lines in scope. */
    private final @Nullable Picked picked;

    private final Benefit benefit;
    private final Optional<NextStep> nextStep;
    private final long[] off;
    /** What it takes off the units of each line that are alike; null where it looks at lines only. */
    private final long @Nullable [][] offUnits;

    private final long sum;

    /**
     * Computes it; nothing is taken yet.
     *
     * @param most in all
     */
    Discount(CouponDefinition coupon, Basket basket, long most) {
        this.coupon = coupon;
        this.how = coupon.computation();
        this.basket = basket;
        this.picked = coupon.units().isPresent() ? new Picked(coupon, basket) : null;
        int reached = reached();
        this.benefit = reached == 0
                ? coupon.benefit()
                : coupon.steps().get(reached - 1).benefit();
        this.nextStep = next(reached);
        this.off = new long[basket.lines().size()];
        this.offUnits = how.each() == Each.UNIT && picked == null ? new long[off.length][] : null;
        long all = how.each() == Each.BASKET ? together(most) : oneByOne();
        long atMost =
                Math.min(most, how.atMost().isEmpty() ? all : units(how.atMost().get()));
        if (all > atMost) {
            Allocation.split(atMost, off);
            all = atMost;
        }
        this.sum = all;
    }

    /** What it takes off in all. */
    long sum() {
        return sum;
    }

    /** Whether it gives something that is no money. */
    boolean isMoreThanMoney() {
        return benefit instanceof Benefit.ByRules || benefit instanceof Benefit.FreeItem;
    }

    /** What that counts for beside other coupons. */
    long worth() {
        if (benefit instanceof Benefit.ByRules rules) {
            return units(rules.worth());
        }
        return benefit instanceof Benefit.FreeItem item ? units(item.worth()) : sum;
    }

    /** The item that it gives, if it does. */
    Optional<Benefit.FreeItem> freeItem() {
        return benefit instanceof Benefit.FreeItem item ? Optional.of(item) : Optional.empty();
    }

    /** What it takes off each line. */
    List<LineAmount> allocation() {
        return basket.byLine(off);
    }

    /** Takes it off. */
    void take() {
        if (picked == null && offUnits == null) {
            basket.takeOff(off);
            return;
        }
        for (int i = 0; i < off.length; i++) {
            if (offUnits != null) {
                basket.takeOff(i, Allocation.split(off[i], offUnits[i].clone()));
            } else if (picked != null && picked.served(i) > 0) {
                basket.serve(i, picked.got(i), off[i], picked.served(i) - picked.got(i));
            }
        }
    }

    /** What is missing to the first step that is not reached, if there is one. */
    Optional<NextStep> nextStep() {
        return nextStep;
    }

    /** How many steps are reached. */
    private int reached() {
        int reached = 0;
        while (reached < coupon.steps().size() && missing(coupon.steps().get(reached)) <= 0) {
            reached++;
        }
        return reached;
    }

    private Optional<NextStep> next(int reached) {
        if (reached == coupon.steps().size()) {
            return Optional.empty();
        }
        CouponStep step = coupon.steps().get(reached);
        long missing = missing(step);
        return Optional.of(
                step.fromUnits().isPresent()
                        ? new NextStep(Optional.empty(), Optional.of(missing), step.benefit())
                        : new NextStep(Optional.of(basket.amount(missing)), Optional.empty(), step.benefit()));
    }

    /** How much is missing to a step: units of the currency's last decimal, or units of goods. */
    private long missing(CouponStep step) {
        long there = 0;
        for (int i = 0; i < basket.lines().size(); i++) {
            if (isInScope(i)) {
                there += step.fromUnits().isPresent()
                        ? basket.lines().get(i).quantity()
                        : how.base() == Running.INITIAL ? basket.priceUnits(i) : basket.openUnits(i);
            }
        }
        return (step.fromUnits().isPresent()
                        ? step.fromUnits().get()
                        : units(step.fromAmount().orElseThrow()))
                - there;
    }

    private boolean isInScope(int line) {
        return coupon.scope().includes(basket.lines().get(line));
    }

    /** The units of the line at a place that have the benefit. */
    private int quantity(int line) {
        if (picked != null) {
            return picked.got(line);
        }
        return isInScope(line) ? basket.lines().get(line).quantity() : 0;
    }

    /** What they cost, as far as the benefit starts from it. */
    private long base(int line) {
        return base(line, quantity(line));
    }

    /** What so many of them cost, those first that come first. */
    private long base(int line, int units) {
        if (how.base() == Running.INITIAL) {
            return initial(line, units);
        }
        return picked == null ? (units == 0 ? 0 : basket.openUnits(line)) : basket.freeUnits(line, units);
    }

    private long initial(int line, int units) {
        return Allocation.part(
                basket.priceUnits(line), units, basket.lines().get(line).quantity());
    }

    /** What may still be taken off them. */
    private long room(int line) {
        int units = quantity(line);
        if (units == 0) {
            return 0;
        }
        return picked == null ? basket.room(line) : basket.freeRoom(line, units);
    }

    private long together(long most) {
        long base = 0;
        long room = 0;
        boolean isTight = false;
        for (int i = 0; i < off.length; i++) {
            long cost = base(i);
            base = Math.addExact(base, cost);
            off[i] = room(i);
            room = Math.addExact(room, off[i]);
            isTight |= off[i] < cost;
        }
        long wanted = picked == null || benefit instanceof Benefit.PercentOff ? of(benefit, base) : ofSets(picked);
        if (isTight && benefit instanceof Benefit.PercentOff) {
            room = leaveToEach(wanted);
        }
        long all = Math.min(Math.min(wanted, most), room);
        if (how.atMost().isPresent()) {
            all = Math.min(all, units(how.atMost().get()));
        }
        if (how.split() == CouponComputation.Split.BY_QUANTITY) {
            long[] rooms = off.clone();
            Arrays.fill(off, 0);
            splitByQuantity(all, rooms);
        } else {
            Allocation.split(all, off);
        }
        return all;
    }

    /** Of a percentage each line has its own share at most: what it has no room for is not taken off the others. */
    private long leaveToEach(long wanted) {
        long[] shares = new long[off.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = base(i);
        }
        Allocation.split(wanted, shares);
        long room = 0;
        for (int i = 0; i < shares.length; i++) {
            off[i] = Math.min(off[i], shares[i]);
            room += off[i];
        }
        return room;
    }

    /** What an amount or a price takes off the complete sets of units, each as they come one after the other. */
    private long ofSets(Picked units) {
        int size = units.get();
        long all = 0;
        long begun = 0;
        int has = 0;
        for (int line : units.places()) {
            int unit = 0;
            while (unit < units.got(line)) {
                int left = units.got(line) - unit;
                // Many sets of one line cost the same, but for a cent.
                int next = has == 0 && left >= size ? left / size * size : Math.min(size - has, left);
                long cost = base(line, unit + next) - base(line, unit);
                unit += next;
                if (has == 0 && next >= size) {
                    all = Math.addExact(all, ofUnits(cost, next / size));
                } else {
                    begun = Math.addExact(begun, cost);
                    has = (has + next) % size;
                    all = has == 0 ? Math.addExact(all, of(benefit, begun)) : all;
                    begun = has == 0 ? 0 : begun;
                }
            }
        }
        return all;
    }

    /** In proportion to units, as far as each line has room; what a full line cannot take falls on the others likewise. */
    private void splitByQuantity(long all, long[] room) {
        long left = all;
        while (left > 0) {
            long[] parts = new long[off.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = off[i] < room[i] ? quantity(i) : 0;
            }
            Allocation.split(left, parts);
            for (int i = 0; i < parts.length; i++) {
                long part = Math.min(parts[i], room[i] - off[i]);
                off[i] += part;
                left -= part;
            }
        }
    }

    private long oneByOne() {
        if (offUnits != null) {
            byUnits(offUnits);
        } else {
            for (int i = 0; i < off.length; i++) {
                long base = base(i);
                off[i] = how.each() == Each.LINE ? of(benefit, base) : ofUnits(base, quantity(i));
            }
        }
        long all = 0;
        for (int i = 0; i < off.length; i++) {
            off[i] = Math.min(off[i], room(i));
            all = Math.addExact(all, off[i]);
        }
        return all;
    }

    /** Units that have served another coupon cost what it has left of each, and not what all of the line cost on average. */
    private void byUnits(long[][] parts) {
        Graduated graduated = how.graduated() ? new Graduated(coupon, this::of) : null;
        List<Integer> inOrder = Picked.inOrder(basket, coupon.scope(), CouponUnits.Pick.CHEAPEST);
        for (int line = 0; line < parts.length; line++) {
            parts[line] = new long[basket.units(line).size()];
        }
        for (int line : inOrder) {
            List<Basket.Alike> units = basket.units(line);
            for (int i : cheapestFirst(units)) {
                Basket.Alike some = units.get(i);
                long base = how.base() == Running.INITIAL ? initial(line, some.count()) : some.open();
                long wanted = graduated == null ? ofUnits(base, some.count()) : graduated.next(base, some.count());
                parts[line][i] = Math.min(wanted, basket.room(line, some));
                off[line] = Math.addExact(off[line], parts[line][i]);
            }
        }
    }

    /** By what a unit costs, to the cent. */
    private static List<Integer> cheapestFirst(List<Basket.Alike> units) {
        return IntStream.range(0, units.size())
                .boxed()
                .filter(i -> units.get(i).count() > 0)
                .sorted(Comparator.comparingLong(
                        i -> units.get(i).open() / units.get(i).count()))
                .toList();
    }

    /** To the cent, so many units of a line cost a cent more than the others. */
    private long ofUnits(long base, int units) {
        if (units == 0) {
            return 0;
        }
        long more = base % units;
        long each = base / units;
        long dearer = more == 0 ? 0 : of(benefit, each + 1);
        return Math.addExact(Math.multiplyExact(of(benefit, each), units - more), Math.multiplyExact(dearer, more));
    }

    /** What a benefit takes off something that costs so much. */
    private long of(Benefit given, long base) {
        if (base == 0) {
            return 0;
        }
        if (given instanceof Benefit.PercentOff percent) {
            return Math.min(base, rounded(base, percent.percent()));
        } else if (given instanceof Benefit.AmountOff amount) {
            return Math.min(base, units(amount.amount()));
        } else if (given instanceof Benefit.FixedPrice fixed) {
            return Math.max(0, base - units(fixed.price()));
        } else {
            return 0;
        }
    }

    /** So many percent, rounded as the coupon says. */
    private long rounded(long base, BigDecimal percent) {
        long step = how.roundTo().isEmpty() ? 1 : units(how.roundTo().get());
        RoundingMode rounding =
                switch (how.rounding()) {
                    case HALF_UP -> RoundingMode.HALF_UP;
                    case DOWN -> RoundingMode.FLOOR;
                    case UP -> RoundingMode.CEILING;
                };
        return Math.multiplyExact(Amounts.percent(base, percent, step, rounding), step);
    }

    private long units(BigDecimal amount) {
        return Amounts.units(amount, basket.scale());
    }
}
