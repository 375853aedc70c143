package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The purchase with what is really paid for it: every amount is after coupons and points, if not said otherwise. */
public final class PurchaseFact {
    private final Purchase purchase;
    private final LocalDate day;
    private final ZoneOffset offset;
    private final List<Line> lines;
    private final long[] units;
    private final int scale;
    private final Selection everything;
    /** What was last selected: several rules tend to look at the same lines. */
    private @Nullable Chosen latest;

    private final List<String> acceptedCoupons;
    private final long number;

    /** The lines of some categories, or of all others. */
    private static final class Chosen {
        final String[] categories;
        final boolean among;
        final Selection lines;

        Chosen(String[] categories, boolean among, Selection lines) {
            this.categories = categories;
            this.among = among;
            this.lines = lines;
        }

        boolean isOf(String[] others, boolean amongThem) {
            return among == amongThem && Arrays.equals(categories, others);
        }
    }

    /**
     * Looks at a purchase.
     *
     * @param day when it happened, in the programme's zone
     * @param offset of the clocks there from UTC then
     * @param units what is paid for each line, after coupons and points, in units of the currency's last decimal and in
     *     the order of the line ids; must not change any more
     * @param number counts the customer's purchases, this one included
     */
    public PurchaseFact(
            Purchase purchase,
            LocalDate day,
            ZoneOffset offset,
            long[] units,
            List<String> acceptedCoupons,
            long number) {
        this.purchase = purchase;
        this.day = day;
        this.offset = offset;
        this.lines = purchase.linesById();
        this.units = units;
        this.scale = purchase.currency().getDefaultFractionDigits();
        this.everything = new Selection(lines, units, null, scale);
        this.acceptedCoupons = acceptedCoupons;
        this.number = number;
    }

    /** What is paid for everything. */
    public BigDecimal paid() {
        return everything.paid();
    }

    /** What everything costs before coupons. */
    public BigDecimal total() {
        return Amounts.sum(lines, Line::amount, scale);
    }

    /** What is paid for a category. */
    public BigDecimal paidFor(String category) {
        return only(category).paid();
    }

    /** Units of a product. */
    public long unitsOf(String product) {
        long units = 0;
        for (int i = 0; i < lines.size(); i++) {
            units += lines.get(i).product().equals(product) ? lines.get(i).quantity() : 0;
        }
        return units;
    }

    /** Units of a category. */
    public long unitsIn(String category) {
        long units = 0;
        for (int i = 0; i < lines.size(); i++) {
            units += lines.get(i).category().equals(category) ? lines.get(i).quantity() : 0;
        }
        return units;
    }

    /** All lines. */
    public Selection everything() {
        return everything;
    }

    /** The lines of these categories. */
    public Selection only(String... categories) {
        return select(categories, true);
    }

    /** The lines of all other categories. */
    public Selection without(String... categories) {
        return select(categories, false);
    }

    /** Where it was bought; empty when the host does not say. */
    public String channel() {
        return purchase.channel().orElse("");
    }

    /** Day of the week in the programme's zone. */
    public DayOfWeek weekday() {
        return day.getDayOfWeek();
    }

    /** Month in the programme's zone. */
    public Month month() {
        return day.getMonth();
    }

    /** Hour of the day in the programme's zone, 0 to 23. */
    public long hour() {
        return LocalDateTime.ofEpochSecond(purchase.at().getEpochSecond(), 0, offset)
                .getHour();
    }

    /** Whether it is the customer's first. */
    public boolean first() {
        return number == 1;
    }

    /** Counts the customer's purchases, this one included. */
    public long number() {
        return number;
    }

    /** Whether this coupon takes effect. */
    public boolean hasCoupon(String code) {
        return acceptedCoupons.contains(code);
    }

    private Selection select(String[] categories, boolean among) {
        Chosen chosen = latest;
        if (chosen == null || !chosen.isOf(categories, among)) {
            chosen = new Chosen(categories, among, selected(categories, among));
            latest = chosen;
        }
        return chosen.lines;
    }

    private Selection selected(String[] categories, boolean among) {
        int size = 0;
        for (int i = 0; i < units.length; i++) {
            size += isSelected(i, categories, among) ? 1 : 0;
        }
        if (size == units.length) {
            return everything;
        }
        int[] places = new int[size];
        for (int i = 0, place = 0; place < size; i++) {
            if (isSelected(i, categories, among)) {
                places[place++] = i;
            }
        }
        return new Selection(lines, units, places, scale);
    }

    private boolean isSelected(int place, String[] categories, boolean among) {
        String category = lines.get(place).category();
        for (String wanted : categories) {
            if (wanted.equals(category)) {
                return among;
            }
        }
        return !among;
    }
}
