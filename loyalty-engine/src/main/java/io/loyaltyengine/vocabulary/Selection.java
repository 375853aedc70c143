package io.loyaltyengine.vocabulary;

import io.loyaltyengine.model.Later;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some lines of a purchase with what was paid for each. Immutable. */
public final class Selection {
    private final List<Line> lines;
    private final long[] units;
    private final int[] places;
    private final BigDecimal paid;
    private final List<LineAmount> shares;

    /**
     * Selects lines.
     *
     * @param lines all lines of the purchase, by id
     * @param units an amount for each of them, in units of the currency's last decimal; must not change any more
     * @param places where the selected ones stand among them, in ascending order; must not change any more
     * @param scale of the currency
     */
    public Selection(List<Line> lines, long[] units, int[] places, int scale) {
        this.lines = lines;
        this.units = units;
        this.places = places;
        long sum = 0;
        for (int place : places) {
            sum = Math.addExact(sum, units[place]);
        }
        this.paid = BigDecimal.valueOf(sum, scale);
        this.shares = new Later<>(this::split);
    }

    /** What was paid for these lines together, at the scale of the currency. */
    public BigDecimal paid() {
        return paid;
    }

    /** What was paid by line, after coupons, in the order of the line ids. */
    public List<LineAmount> shares() {
        return shares;
    }

    /** The same lines with other amounts, for all lines of the purchase. */
    public Selection with(long[] otherUnits) {
        return new Selection(lines, otherUnits, places, paid.scale());
    }

    /** Those of these lines that another selection has too. */
    public Selection and(Selection other) {
        int[] both = new int[Math.min(places.length, other.places.length)];
        int size = 0;
        for (int place : places) {
            if (other.has(place)) {
                both[size++] = place;
            }
        }
        return size == places.length ? this : new Selection(lines, units, Arrays.copyOf(both, size), paid.scale());
    }

    private boolean has(int place) {
        return Arrays.binarySearch(places, place) >= 0;
    }

    private List<LineAmount> split() {
        List<LineAmount> split = new ArrayList<>(places.length);
        for (int place : places) {
            split.add(new LineAmount(lines.get(place).id(), BigDecimal.valueOf(units[place], paid.scale())));
        }
        return split;
    }
}
