package io.loyaltyengine.vocabulary;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The purchase with what is really paid for it: every amount is after coupons and points, if not said otherwise. */
public final class Purchase {
    private static final Comparator<Line> BY_ID = Comparator.comparing(Line::id);

    private final io.loyaltyengine.model.Purchase purchase;
    private final LocalDateTime time;
    private final Map<String, BigDecimal> paidByLine;
    private final Set<String> acceptedCoupons;
    private final long number;

    /**
     * Looks at a purchase.
     *
     * @param time when it happened, in the programme's zone
     * @param paidByLine what is paid by line id, after coupons and points
     * @param number counts the customer's purchases, this one included
     */
    public Purchase(
            io.loyaltyengine.model.Purchase purchase,
            LocalDateTime time,
            Map<String, BigDecimal> paidByLine,
            Set<String> acceptedCoupons,
            long number) {
        this.purchase = purchase;
        this.time = time;
        this.paidByLine = Map.copyOf(paidByLine);
        this.acceptedCoupons = Set.copyOf(acceptedCoupons);
        this.number = number;
    }

    /** What is paid for everything. */
    public BigDecimal paid() {
        return everything().paid();
    }

    /** What everything costs before coupons. */
    public BigDecimal total() {
        return purchase.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is paid for a category. */
    public BigDecimal paidFor(String category) {
        return only(category).paid();
    }

    /** Units of a product. */
    public long unitsOf(String product) {
        return purchase.lines().stream()
                .filter(line -> line.product().equals(product))
                .mapToInt(Line::quantity)
                .sum();
    }

    /** Units of a category. */
    public long unitsIn(String category) {
        return purchase.lines().stream()
                .filter(line -> line.category().equals(category))
                .mapToInt(Line::quantity)
                .sum();
    }

    /** All lines. */
    public Selection everything() {
        return select(line -> true);
    }

    /** The lines of these categories. */
    public Selection only(String... categories) {
        Set<String> wanted = Set.of(categories);
        return select(line -> wanted.contains(line.category()));
    }

    /** The lines of all other categories. */
    public Selection without(String... categories) {
        Set<String> unwanted = Set.of(categories);
        return select(line -> !unwanted.contains(line.category()));
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

    private Selection select(Predicate<Line> wanted) {
        List<LineAmount> shares = new ArrayList<>();
        for (Line line : purchase.lines().stream().filter(wanted).sorted(BY_ID).toList()) {
            shares.add(new LineAmount(line.id(), paidByLine.getOrDefault(line.id(), line.amount())));
        }
        return new Selection(shares);
    }
}
