package io.loyaltyengine.vocabulary;

import io.loyaltyengine.model.Amounts;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The purchase with what is really paid for it: every amount is after coupons and points, if not said otherwise. */
public final class Purchase {
    private final io.loyaltyengine.model.Purchase purchase;
    private final LocalDateTime time;
    private final List<Line> lines;
    private final Selection everything;
    private final BigDecimal paid;
    private final Set<String> acceptedCoupons;
    private final long number;

    /**
     * Looks at a purchase.
     *
     * @param time when it happened, in the programme's zone
     * @param paid what is paid for each line, after coupons and points, in the order of the line ids
     * @param number counts the customer's purchases, this one included
     */
    public Purchase(
            io.loyaltyengine.model.Purchase purchase,
            LocalDateTime time,
            List<LineAmount> paid,
            Set<String> acceptedCoupons,
            long number) {
        this.purchase = purchase;
        this.time = time;
        this.lines = purchase.linesById();
        this.everything = new Selection(paid);
        this.paid = everything.paid();
        this.acceptedCoupons = Set.copyOf(acceptedCoupons);
        this.number = number;
    }

    /** What is paid for everything. */
    public BigDecimal paid() {
        return paid;
    }

    /** What everything costs before coupons. */
    public BigDecimal total() {
        return Amounts.sum(lines, Line::amount, purchase.currency().getDefaultFractionDigits());
    }

    /** What is paid for a category. */
    public BigDecimal paidFor(String category) {
        return only(category).paid();
    }

    /** Units of a product. */
    public long unitsOf(String product) {
        long units = 0;
        for (Line line : lines) {
            units += line.product().equals(product) ? line.quantity() : 0;
        }
        return units;
    }

    /** Units of a category. */
    public long unitsIn(String category) {
        long units = 0;
        for (Line line : lines) {
            units += line.category().equals(category) ? line.quantity() : 0;
        }
        return units;
    }

    /** All lines. */
    public Selection everything() {
        return everything;
    }

    /** The lines of these categories. */
    public Selection only(String... categories) {
        return select(Set.of(categories), true);
    }

    /** The lines of all other categories. */
    public Selection without(String... categories) {
        return select(Set.of(categories), false);
    }

    /** Where it was bought; empty when the host does not say. */
    public String channel() {
        return purchase.channel().orElse("");
    }

    /** Day of the week in the programme's zone. */
    public DayOfWeek weekday() {
        return time.getDayOfWeek();
    }

    /** Month in the programme's zone. */
    public Month month() {
        return time.getMonth();
    }

    /** Hour of the day in the programme's zone, 0 to 23. */
    public long hour() {
        return time.getHour();
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

    private Selection select(Set<String> categories, boolean among) {
        List<LineAmount> shares = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (categories.contains(lines.get(i).category()) == among) {
                shares.add(everything.shares().get(i));
            }
        }
        return shares.size() == lines.size() ? everything : new Selection(shares);
    }
}
