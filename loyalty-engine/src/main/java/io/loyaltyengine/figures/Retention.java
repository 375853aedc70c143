package io.loyaltyengine.figures;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.History;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many of the customers at the start of a period are still there at its end. Who was won meanwhile does not count.
 *
 * @param atStart customers at the start
 * @param stayed how many of these are still there
 */
public record Retention(long atStart, long stayed) {
    public Retention {
        Check.points("atStart", atStart);
        Check.points("stayed", stayed);
        if (stayed > atStart) {
            throw new InvalidInputException(
                    "stayed",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + stayed + "`, more than the " + atStart + " at the start.\n"
                            + "Maybe new customers are among them.");
        }
    }

    /**
     * Counts who was {@linkplain #isActive active} on both days, of those who were on the first.
     *
     * @param customers as they are at the end of the period or later
     * @param start of the period, in the programme's zone
     * @param end of the period; not before {@code start}
     * @param days for how long a visit makes active, at least 1; if that is longer than the period, a visit before its start
     *     can count for its end
     * @throws InvalidInputException when a state may have forgotten what was then
     */
    public static Retention of(Iterable<Customer> customers, LocalDate start, LocalDate end, int days) {
        Check.day("start", start);
        if (Check.day("end", end).isBefore(start)) {
            throw new InvalidInputException(
                    "end", InvalidInputException.Code.MISMATCH, "is `" + end + "`, before the start `" + start + "`.");
        }
        Check.count("days", days, 1, Integer.MAX_VALUE);
        long[] counts = new long[2];
        Each.of("customers", customers, customer -> {
            if (isActive(customer, start, days)) {
                counts[0]++;
                counts[1] += isActive(customer, end, days) ? 1 : 0;
            }
        });
        return new Retention(counts[0], counts[1]);
    }

    /**
     * Whether a customer made a visit on that day or on one of the {@code days - 1} before it.
     *
     * @param customer as of that day or later
     * @param day in the programme's zone
     * @param days at least 1
     * @throws InvalidInputException when the state, which keeps {@value Limits#HISTORY_MONTHS} months, may have forgotten a
     *     visit on these days
     */
    public static boolean isActive(Customer customer, LocalDate day, int days) {
        History history = Check.present("customer", customer).history();
        LocalDate before = Check.day("day", day).minusDays(Check.count("days", days, 1, Integer.MAX_VALUE));
        boolean isFirst = history.firstVisit()
                .filter(first -> first.isAfter(before) && !first.isAfter(day))
                .isPresent();
        boolean isActive =
                isFirst || history.between(before, day, customer.currency()).visits() > 0;
        if (!isActive && mayHaveForgotten(history, before)) {
            throw new InvalidInputException(
                    "history",
                    InvalidInputException.Code.MISMATCH,
                    "does not reach back to `" + before.plusDays(1) + "`: a state keeps " + Limits.HISTORY_MONTHS
                            + " months.\nMaybe take the state as it was on `" + day + "`.");
        }
        return isActive;
    }

    /** Whether there may have been a visit after that day which is known no more. */
    private static boolean mayHaveForgotten(History history, LocalDate before) {
        LocalDate oldest = history.days().isEmpty()
                ? LocalDate.MAX
                : history.days().lastKey().minusMonths(Limits.HISTORY_MONTHS);
        return before.isBefore(oldest)
                && history.firstVisit().filter(first -> !first.isAfter(before)).isPresent()
                && history.lastVisit().filter(last -> last.isAfter(before)).isPresent();
    }

    /**
     * The share of those at the start who stayed: stayed / at the start.
     *
     * @return from 0 to 1 at scale {@value Figures#RATE_SCALE}, rounded half-up; empty when there was nobody
     */
    public Optional<BigDecimal> rate() {
        return Figures.rate(BigDecimal.valueOf(stayed), BigDecimal.valueOf(atStart));
    }

    /**
     * The share of those at the start who left: what {@link #rate} leaves of 1, so that both always add up.
     *
     * @return from 0 to 1 at scale {@value Figures#RATE_SCALE}; empty when there was nobody
     */
    public Optional<BigDecimal> churn() {
        return rate().map(BigDecimal.ONE::subtract);
    }
}
