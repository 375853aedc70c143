package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
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
 * @param weekdays days of the week in the programme's zone; empty for all
 * @param opens time of day in the programme's zone from which it is valid
 * @param closes time of day from which it is no longer valid; before {@code opens} the hours run over midnight
 */
public record CouponWindow(
        Optional<Instant> from,
        Optional<Instant> until,
        SortedSet<DayOfWeek> weekdays,
        Optional<LocalTime> opens,
        Optional<LocalTime> closes) {
    /** At any time. */
    public static final CouponWindow ALWAYS =
            new CouponWindow(Optional.empty(), Optional.empty(), new TreeSet<>(), Optional.empty(), Optional.empty());

    public CouponWindow {
        Check.optionalMoment("from", from);
        Check.optionalMoment("until", until);
        weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(Check.list("weekdays", weekdays, 7)));
        Check.present("opens", opens);
        Check.present("closes", closes);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new InvalidInputException(
                    "until",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + until.get() + "`, which is not after its beginning `" + from.get() + "`.");
        }
        if (opens.isPresent() != closes.isPresent()) {
            throw new InvalidInputException(
                    opens.isPresent() ? "closes" : "opens",
                    InvalidInputException.Code.MISSING,
                    "is missing; opening and closing time go together.");
        }
    }

    /** Between two moments, the first included. */
    public static CouponWindow between(Instant from, Instant until) {
        return new CouponWindow(
                Optional.of(Check.moment("from", from)),
                Optional.of(Check.moment("until", until)),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty());
    }

    /** Up to, and without, a moment. */
    public static CouponWindow until(Instant until) {
        return new CouponWindow(
                Optional.empty(),
                Optional.of(Check.moment("until", until)),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same window on these days of the week only. */
    public CouponWindow on(Collection<DayOfWeek> days) {
        return new CouponWindow(
                from, until, new TreeSet<>(Check.list("days", days, Limits.MAX_ENTRIES)), opens, closes);
    }

    /** The same window at these hours only. */
    public CouponWindow daily(LocalTime opening, LocalTime closing) {
        return new CouponWindow(
                from,
                until,
                weekdays,
                Optional.of(Check.present("opening", opening)),
                Optional.of(Check.present("closing", closing)));
    }
}
