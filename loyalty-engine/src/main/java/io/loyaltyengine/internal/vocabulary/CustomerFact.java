package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.History;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer on the day of the transaction. In the stages {@code coupons} and {@code earning} as before it, in
 * {@code standing} and {@code followup} including it.
 */
public final class CustomerFact {
    private final Customer state;
    private final LocalDate today;
    private final Programme programme;
    /** The totals last asked for: several rules tend to ask for the same window. */
    private @Nullable Window latest;

    /** Totals of the last days or months, today included. */
    private record Window(long count, ChronoUnit unit, Totals totals) {}

    /**
     * Looks at a state on a day.
     *
     * @param today in the programme's zone
     */
    public CustomerFact(Customer state, LocalDate today, Programme programme) {
        this.state = state;
        this.today = today;
        this.programme = programme;
    }

    /** The tier, or {@code NONE}. */
    public String tier() {
        return state.tier().name();
    }

    /** Whether the customer holds this tier or a higher one. */
    public boolean hasTierFrom(String tier) {
        List<String> tiers = programme.tiers();
        return tiers.indexOf(tier()) >= tiers.indexOf(tier) && tiers.contains(tier);
    }

    /** All points in the account, pending ones too. */
    public long balance() {
        return state.points().balance();
    }

    /** The points that can be spent. */
    public long available() {
        return state.points().available();
    }

    /** The points whose last day is so many days ahead; 0 is today. */
    public long pointsExpiringIn(int days) {
        Instant end = today.plusDays(days + 1L).atStartOfDay(programme.zone()).toInstant();
        return state.points().lots().stream()
                .filter(lot -> lot.lifetime().expiresAt().filter(end::equals).isPresent())
                .mapToLong(Points.Lot::points)
                .sum();
    }

    /** Whether this was granted before; see {@code once}. */
    public boolean received(String subject) {
        return state.grants().containsKey(subject);
    }

    /** Whether it is the birthday; 29 February counts as 28 February in years without it. */
    public boolean birthdayToday() {
        return state.profile()
                .birthday()
                .filter(birthday -> birthday.atYear(today.getYear()).equals(today))
                .isPresent();
    }

    /** Full months since the last visit; since enrolment, if there was none. */
    public long monthsInactive() {
        return Period.between(history().lastVisit().orElse(state.enrolledOn()), today)
                .toTotalMonths();
    }

    /** Visits since enrolment. */
    public long visits() {
        return history().lifetime().visits();
    }

    /** Visits on the last {@code days} days, today included. */
    public long visitsLastDays(int days) {
        return last(days, ChronoUnit.DAYS).visits();
    }

    /** Whether a visit has been counted today already. */
    public boolean visitedToday() {
        Totals day = history().days().get(today);
        return day != null && day.visits() > 0;
    }

    /** Purchases since enrolment. */
    public long purchases() {
        return history().lifetime().purchases();
    }

    /** Qualifying spend since enrolment. */
    public BigDecimal spend() {
        return history().lifetime().spend();
    }

    /** Qualifying spend of the last {@code months} months, today included; at most 24. */
    public BigDecimal spendLastMonths(int months) {
        return last(months, ChronoUnit.MONTHS).spend();
    }

    /** Qualifying spend since 1 January. */
    public BigDecimal spendThisYear() {
        return thisYear().spend();
    }

    /** Qualifying spend since the last anniversary of the enrolment. */
    public BigDecimal spendThisMembershipYear() {
        return thisMembershipYear().spend();
    }

    /** Points earned since enrolment, whatever became of them. */
    public long pointsEarned() {
        return history().lifetime().points();
    }

    /** Points earned in the last {@code months} months, today included; at most 24. */
    public long pointsEarnedLastMonths(int months) {
        return last(months, ChronoUnit.MONTHS).points();
    }

    /** Points earned since 1 January. */
    public long pointsEarnedThisYear() {
        return thisYear().points();
    }

    /** Points earned since the last anniversary of the enrolment. */
    public long pointsEarnedThisMembershipYear() {
        return thisMembershipYear().points();
    }

    public boolean hasBadge(String badge) {
        return state.badges().containsKey(badge);
    }

    /** Whether the host has put the customer into this segment. */
    public boolean inSegment(String segment) {
        return state.profile().segments().contains(segment);
    }

    /** Full years of membership. */
    public long memberYears() {
        int years = today.getYear() - state.enrolledOn().getYear();
        return state.enrolledOn().plusYears(years).isAfter(today) ? years - 1 : years;
    }

    /** A free text attribute; empty when there is none of this name. */
    public String text(String name) {
        return state.profile().attributes().get(name) instanceof String text ? text : "";
    }

    /** A free number attribute; zero when there is none of this name. */
    public BigDecimal number(String name) {
        Object value = state.profile().attributes().get(name);
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        return value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    /** A free true/false attribute; false when there is none of this name. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(state.profile().attributes().get(name));
    }

    private History history() {
        return state.history();
    }

    private Totals last(long count, ChronoUnit unit) {
        Window window = latest;
        if (window == null || window.count() != count || window.unit() != unit) {
            window = new Window(count, unit, history().between(today.minus(count, unit), today, state.currency()));
            latest = window;
        }
        return window.totals();
    }

    private Totals thisYear() {
        return last(today.getDayOfYear(), ChronoUnit.DAYS);
    }

    private Totals thisMembershipYear() {
        LocalDate start = state.enrolledOn().plusYears(memberYears());
        return last(ChronoUnit.DAYS.between(start, today) + 1, ChronoUnit.DAYS);
    }
}
