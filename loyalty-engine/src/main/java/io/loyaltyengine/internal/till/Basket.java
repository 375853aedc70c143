package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.points.LinePoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is still to be paid for each line while coupons and points take effect; lines by id, whatever their order.
 *
 * <p>Amounts are counted in units of the currency's last decimal, such as cents.
 */
public final class Basket {
    private static final long[] NOTHING = {};

    private static final Alike[][] NO_UNITS = {};

    private final List<Line> lines;
    private final long[] open;
    private final long total;
    /** Of each line of which some have served a coupon that is for some units, its units; those first that have not. */
    private Alike[][] units = NO_UNITS;

    private long[] paidInPoints = NOTHING;
    private final Map<String, BigDecimal> tenders;
    private final int scale;

    /**
     * Units of a line to which the same has happened.
     *
     * @param count how many they are; 0 for those that have served nothing, if there are none left
     * @param open what they still cost together; of cents that cannot be shared the last have more
     */
    public record Alike(int count, long open) {
        private Alike less(long off) {
            return new Alike(count, open - off);
        }
    }

    /** Nothing is taken off yet. */
    public Basket(Purchase purchase) {
        lines = purchase.linesById();
        scale = purchase.currency().getDefaultFractionDigits();
        open = new long[lines.size()];
        long sum = 0;
        for (int i = 0; i < open.length; i++) {
            Line line = lines.get(i);
            open[i] = Math.multiplyExact(Amounts.units(line.unitPrice(), scale), (long) line.quantity());
            sum = Math.addExact(sum, open[i]);
        }
        total = sum;
        tenders = purchase.tenders();
    }

    /** The lines by id. */
    public List<Line> lines() {
        return lines;
    }

    /** What is still to be paid for the line at a place. */
    public BigDecimal open(int line) {
        return amount(open[line]);
    }

    /** What points pay for the line at a place. */
    public BigDecimal paidInPoints(int line) {
        return amount(paidInPoints.length == 0 ? 0 : paidInPoints[line]);
    }

    /** What is paid by another means than money, as the host says. */
    public BigDecimal tender(String kind) {
        return tenders.getOrDefault(kind, amount(0));
    }

    /** What is still to be paid. */
    public BigDecimal open() {
        return open(CouponScope.EVERYTHING);
    }

    /** What is still to be paid for the lines in a scope. */
    public BigDecimal open(CouponScope scope) {
        long sum = 0;
        for (int i = 0; i < open.length; i++) {
            sum = scope.includes(lines.get(i)) ? Math.addExact(sum, open[i]) : sum;
        }
        return amount(sum);
    }

    /** The same without the tax in it. */
    public BigDecimal openWithoutTax(CouponScope scope) {
        BigDecimal sum = amount(0);
        for (int i = 0; i < open.length; i++) {
            sum = scope.includes(lines.get(i)) ? sum.add(lines.get(i).withoutTax(open(i))) : sum;
        }
        return sum;
    }

    /** What everything costs before coupons: {@code paid}, if nothing was taken off. */
    public BigDecimal total(BigDecimal paid) {
        return Amounts.units(paid, scale) == total ? paid : amount(total);
    }

    /** What is paid, line by line, in units of the currency's last decimal; the last to be asked, for it is no copy. */
    long[] paid() {
        return open;
    }

    /** What is sold: the lines with what is paid for each; to be asked when that does not change any more. */
    public List<SoldLine> sold() {
        List<SoldLine> sold = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            Line line = lines.get(i);
            sold.add(new SoldLine(line.id(), line.product(), line.quantity(), open(i)));
        }
        return sold;
    }

    /** A basket of its own in which the same has been taken off. */
    public Basket copy() {
        return new Basket(this);
    }

    private Basket(Basket other) {
        lines = other.lines;
        open = other.open.clone();
        total = other.total;
        units = other.units.length == 0 ? NO_UNITS : other.units.clone();
        paidInPoints = other.paidInPoints;
        tenders = other.tenders;
        scale = other.scale;
    }

    /** Lets the same be taken off as off another one, which is a {@linkplain #copy} of this one, or this one itself. */
    public void become(Basket other) {
        System.arraycopy(other.open, 0, open, 0, open.length);
        units = other.units;
    }

    /** The decimals of all amounts. */
    public int scale() {
        return scale;
    }

    /** What is still to be paid for the line at a place, in units of the currency's last decimal. */
    public long openUnits(int line) {
        return open[line];
    }

    /** What the line at a place cost before coupons, likewise. */
    public long priceUnits(int line) {
        return Amounts.units(lines.get(line).amount(), scale);
    }

    /** What may still be taken off the line at a place. */
    public long room(int line) {
        return Math.max(0, open[line] - lowest(line, lines.get(line).quantity()));
    }

    private long lowest(int line, int count) {
        return lines.get(line).lowestPrice().isEmpty()
                ? 0
                : Math.multiplyExact(Amounts.units(lines.get(line).lowestPrice().get(), scale), (long) count);
    }

    /** The units of the line at a place; those first that have served no coupon that is for some units. */
    public List<Alike> units(int line) {
        return isDivided(line) ? List.of(units[line]) : List.of(fresh(line));
    }

    private boolean isDivided(int line) {
        return units.length > 0 && units[line] != null;
    }

    private Alike fresh(int line) {
        return isDivided(line) ? units[line][0] : new Alike(lines.get(line).quantity(), open[line]);
    }

    /** The units of the line at a place that have served no coupon that is for some units. */
    public int free(int line) {
        return isDivided(line) ? units[line][0].count() : lines.get(line).quantity();
    }

    /** What so many of its free units still cost. */
    public long freeUnits(int line, int count) {
        Alike fresh = fresh(line);
        return Math.min(count, fresh.count()) == 0 ? 0 : Allocation.part(fresh.open(), count, fresh.count());
    }

    /** What may still be taken off so many of its free units. */
    public long freeRoom(int line, int count) {
        return Math.max(0, freeUnits(line, count) - lowest(line, count));
    }

    /** What may still be taken off some of its units. */
    public long room(int line, Alike some) {
        return Math.max(0, some.open() - lowest(line, some.count()));
    }

    /**
     * Lets free units of the line at a place serve a coupon.
     *
     * @param got how many have its benefit
     * @param off what that takes off them
     * @param bought how many have to be bought besides, which cost what they did
     */
    public void serve(int line, int got, long off, int bought) {
        if (units.length == 0) {
            units = new Alike[open.length][];
        }
        Alike fresh = fresh(line);
        long first = freeUnits(line, got);
        long both = freeUnits(line, got + bought);
        List<Alike> now = new ArrayList<>(units(line));
        now.set(0, new Alike(fresh.count() - got - bought, fresh.open() - both));
        if (got > 0) {
            now.add(new Alike(got, first - off));
        }
        if (bought > 0) {
            now.add(new Alike(bought, both - first));
        }
        units[line] = now.toArray(new Alike[0]);
        open[line] -= off;
    }

    /** Takes amounts off, line by line; units that have served bear of it in proportion to their room. */
    public void takeOff(long[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0 && isDivided(i) && room(i) > 0) {
                takeOff(i, shared(i, parts[i]));
            } else {
                open[i] -= parts[i];
            }
        }
    }

    /** Takes amounts off the units of the line at a place, those alike together. */
    public void takeOff(int line, long[] parts) {
        if (isDivided(line)) {
            Alike[] now = units[line].clone();
            for (int i = 0; i < now.length; i++) {
                now[i] = now[i].less(parts[i]);
            }
            units[line] = now;
        }
        for (long part : parts) {
            open[line] -= part;
        }
    }

    /** How much of an amount the units of a line bear. */
    private long[] shared(int line, long part) {
        Alike[] all = units[line];
        long[] shares = new long[all.length];
        long served = 0;
        for (int i = 1; i < shares.length; i++) {
            shares[i] = room(line, all[i]);
            served += shares[i];
        }
        long theirs = Allocation.part(part, served, room(line));
        Allocation.split(theirs, shares);
        shares[0] = part - theirs;
        return shares;
    }

    /** Amounts by line, where there are any. */
    public List<LineAmount> byLine(long[] parts) {
        return new Later<>(new Taken(this, parts), Taken::byLine);
    }

    /**
     * What was taken off the lines.
     *
     * @param units by the place of the line
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Taken(Basket basket, long[] units) {
        List<LineAmount> byLine() {
            List<LineAmount> amounts = new ArrayList<>(units.length);
            for (int i = 0; i < units.length; i++) {
                if (units[i] > 0) {
                    amounts.add(new LineAmount(basket.lines.get(i).id(), basket.amount(units[i])));
                }
            }
            return amounts;
        }
    }

    /** Lets points pay an amount, in proportion to what the lines still cost. */
    public List<LinePoints> payWithPoints(long points, BigDecimal value) {
        paidInPoints = Allocation.split(Amounts.units(value, scale), open.clone());
        takeOff(paidInPoints);
        List<LineAmount> paid = byLine(paidInPoints);
        return Allocation.points(points, paid, i -> paid.get(i).amount());
    }

    /** An amount of money. */
    public BigDecimal amount(long units) {
        return Amounts.of(units, scale);
    }
}
