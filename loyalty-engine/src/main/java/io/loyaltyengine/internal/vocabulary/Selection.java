package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some lines of a purchase with what was paid for each. Immutable. */
public final class Selection {
    private final List<Line> lines;
    private final long[] units;
    private final int @Nullable [] places;
    private final BigDecimal paid;
    /** Two threads may split at once; both come to the same. */
    private @Nullable List<LineAmount> shares;

    /**
     * Selects lines.
     *
     * @param lines all lines of the purchase, by id
     * @param units an amount for each of them, in units of the currency's last decimal; must not change any more
     * @param places where the selected ones stand among them, in ascending order; must not change any more; null when all
     *     are selected
     * @param scale of the currency
     */
    public Selection(List<Line> lines, long[] units, int @Nullable [] places, int scale) {
        this.lines = lines;
        this.units = units;
        this.places = places;
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum = Math.addExact(sum, units[place(i)]);
        }
        this.paid = BigDecimal.valueOf(sum, scale);
    }

    @Word("what is paid for these lines, as in `without(\"DEPOSIT\").paid >= 50`")
    public BigDecimal paid() {
        return paid;
    }

    /** What was paid by line, after coupons, in the order of the line ids. */
    public List<LineAmount> shares() {
        List<LineAmount> known = shares;
        if (known == null) {
            known = List.copyOf(split());
            shares = known;
        }
        return known;
    }

    /** The same lines with other amounts, for all lines of the purchase. */
    public Selection with(long[] otherUnits) {
        return new Selection(lines, otherUnits, places, paid.scale());
    }

    /** Those of these lines that another selection has too. */
    public Selection and(Selection other) {
        int[] both = new int[Math.min(size(), other.size())];
        int size = 0;
        for (int i = 0; i < size(); i++) {
            if (other.has(place(i))) {
                both[size++] = place(i);
            }
        }
        return size == size() ? this : new Selection(lines, units, Arrays.copyOf(both, size), paid.scale());
    }

    private boolean has(int place) {
        return places == null ? place < units.length : Arrays.binarySearch(places, place) >= 0;
    }

    private int size() {
        return places == null ? units.length : places.length;
    }

    private int place(int selected) {
        return places == null ? selected : places[selected];
    }

    private List<LineAmount> split() {
        List<LineAmount> split = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            int place = place(i);
            split.add(new LineAmount(lines.get(place).id(), BigDecimal.valueOf(units[place], paid.scale())));
        }
        return split;
    }
}
