package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a coupon is valid.
 *
 * @param from first moment; empty for no beginning
 * @param until first moment at which it is no longer valid; empty for no end
 * @param firstDay first day in the programme's zone, in place of {@code from}
 * @param lastDay last day, which is whole, in place of {@code until}
 * @param weekdays days of the week in the programme's zone, at least one; all where nothing is said
 * @param opens time of day in the programme's zone from which it is valid
 * @param closes time of day from which it is no longer valid; before {@code opens} the hours run over midnight
 */
public record CouponWindow(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay,
        Optional<SortedSet<DayOfWeek>> weekdays,
        Optional<LocalTime> opens,
        Optional<LocalTime> closes) {
    /** At any time. */
    public static final CouponWindow ALWAYS = new CouponWindow(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public CouponWindow {
        Check.optionalMoment("from", from);
        Check.optionalMoment("until", until);
        Check.optionalDay("firstDay", firstDay);
        Check.optionalDay("lastDay", lastDay);
        refuseBoth("from", from, "firstDay", firstDay);
        refuseBoth("until", until, "lastDay", lastDay);
        weekdays = Check.present("weekdays", weekdays).map(CouponWindow::someDays);
        Check.present("opens", opens);
        Check.present("closes", closes);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new InvalidInputException(
                    "until",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + until.get() + "`, which is not after its beginning `" + from.get() + "`.");
        }
        if (firstDay.isPresent() && lastDay.isPresent() && lastDay.get().isBefore(firstDay.get())) {
            throw new InvalidInputException(
                    "lastDay",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + lastDay.get() + "`, before the first day `" + firstDay.get() + "`.");
        }
        if (from.isPresent() && lastDay.isPresent() && isOver(lastDay.get(), from.get())) {
            throw new InvalidInputException(
                    "lastDay",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + lastDay.get() + "`, over before its beginning `" + from.get() + "`.");
        }
        if (firstDay.isPresent() && until.isPresent() && isYetToCome(firstDay.get(), until.get())) {
            throw new InvalidInputException(
                    "until",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + until.get() + "`, before the first day `" + firstDay.get() + "`.");
        }
        if (opens.isPresent() && opens.equals(closes)) {
            throw new InvalidInputException(
                    "closes",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + closes.get() + "`, when it opens. Delete both if it is open all day.");
        }
        if (opens.isPresent() != closes.isPresent()) {
            throw new InvalidInputException(
                    opens.isPresent() ? "closes" : "opens",
                    InvalidInputException.Code.MISSING,
                    "is missing; opening and closing time go together.");
        }
    }

    private static SortedSet<DayOfWeek> someDays(SortedSet<DayOfWeek> days) {
        if (Check.list("weekdays", days, 7).isEmpty()) {
            throw new InvalidInputException(
                    "weekdays",
                    InvalidInputException.Code.MISSING,
                    "is empty; it would never be valid. Delete it if all days are meant.");
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /** In every zone. */
    private static boolean isOver(LocalDate day, Instant at) {
        return !at.isBefore(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.MIN));
    }

    /** In every zone. */
    private static boolean isYetToCome(LocalDate day, Instant at) {
        return !day.atStartOfDay().toInstant(ZoneOffset.MAX).isBefore(at);
    }

    private static void refuseBoth(String moment, Optional<?> at, String day, Optional<?> on) {
        if (at.isPresent() && on.isPresent()) {
            throw new InvalidInputException(
                    day,
                    InvalidInputException.Code.MISMATCH,
                    "is `" + on.get() + "`, but `" + moment + "` says it already. Delete one of them.");
        }
    }

    /** Between two moments, the first included. */
    public static CouponWindow between(Instant from, Instant until) {
        return of(Optional.of(Check.moment("from", from)), Optional.of(Check.moment("until", until)));
    }

    /** Up to, and without, a moment. */
    public static CouponWindow until(Instant until) {
        return of(Optional.empty(), Optional.of(Check.moment("until", until)));
    }

    /** On some days in the programme's zone, the first and the last one included. */
    public static CouponWindow days(LocalDate first, LocalDate last) {
        return new CouponWindow(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Check.day("first", first)),
                Optional.of(Check.day("last", last)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CouponWindow of(Optional<Instant> from, Optional<Instant> until) {
        return new CouponWindow(
                from, until, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same window on these days of the week only. */
    public CouponWindow on(Collection<DayOfWeek> days) {
        SortedSet<DayOfWeek> some = new TreeSet<>(Check.list("days", days, Limits.MAX_ENTRIES));
        return new CouponWindow(from, until, firstDay, lastDay, Optional.of(some), opens, closes);
    }

    /** The same window at these hours only. */
    public CouponWindow daily(LocalTime opening, LocalTime closing) {
        return new CouponWindow(
                from,
                until,
                firstDay,
                lastDay,
                weekdays,
                Optional.of(Check.present("opening", opening)),
                Optional.of(Check.present("closing", closing)));
    }
}
