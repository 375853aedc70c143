package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.Days;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often something happened to a customer, or how much of it there is: a coupon used, a badge awarded, points of a
 * campaign. Days are calendar days in the programme's zone.
 *
 * @param count at least 1
 * @param first the first day
 * @param last the latest day
 * @param until the last day on which it lasts; empty for what has no such day
 * @param days how much of it on each day of the last {@value Limits#HISTORY_MONTHS} months; empty where nobody asks for days
 */
public record Tally(
        long count, LocalDate first, LocalDate last, Optional<LocalDate> until, SortedMap<LocalDate, Long> days) {
    /** The kind of what was earned in an account other than that of points, by its name. */
    public static final String EARNED = "earned";

    /** The kind of what was forgiven when goods came back, by account: earned no longer and kept, so caps go on counting it. */
    public static final String FORGIVEN = "forgiven";

    /** The kind of who has recommended the shop to the customer, by their ids: one. */
    public static final String REFERRER = "referrer";

    private static final FrozenMap.Checked<Long> AMOUNT = Check::atLeastOne;
    private static final FrozenMap<LocalDate, Long> NO_DAYS = FrozenMap.of(new TreeMap<LocalDate, Long>(), AMOUNT);

    public Tally {
        Check.atLeastOne("count", count);
        Check.day("first", first);
        Check.day("last", last);
        if (last.isBefore(first)) {
            throw new InvalidInputException(
                    "last",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + last + "`, before the first day, " + first + ".");
        }
        Check.optionalDay("until", until);
        days = Check.present("days", days).isEmpty() ? NO_DAYS : Check.map("days", days, Limits.MAX_ENTRIES, AMOUNT);
    }

    /** What has no last day. */
    public Tally(long count, LocalDate first, LocalDate last, SortedMap<LocalDate, Long> days) {
        this(count, first, last, Optional.empty(), days);
    }

    /** Whether it lasts on a day. */
    public boolean lastsOn(LocalDate day) {
        Check.present("day", day);
        return !first.isAfter(day) && (until.isEmpty() || !until.get().isBefore(day));
    }

    /** How much of it was on the days after {@code start} up to and with {@code end}, as far as they are known. */
    public long between(LocalDate start, LocalDate end) {
        FrozenMap<LocalDate, Long> known = Check.map("days", days, Limits.MAX_ENTRIES, AMOUNT);
        int last = known.upTo(Check.present("end", end));
        long sum = 0;
        for (int i = known.upTo(Check.present("start", start)); i < last; i++) {
            sum = Math.addExact(sum, known.value(i));
        }
        return sum;
    }

    /** The first of it. */
    static Tally of(long count, LocalDate on) {
        return new Tally(count, on, on, NO_DAYS);
    }

    /** The first of it, on a day that is remembered. */
    static Tally ofDay(long count, LocalDate on) {
        return new Tally(count, on, on, NO_DAYS.with(on, count));
    }

    /** The same and some more on a day. */
    Tally plus(long more, LocalDate on) {
        return new Tally(
                Math.addExact(count, more), on.isBefore(first) ? on : first, on.isAfter(last) ? on : last, until, days);
    }

    /**
     * The same and some more on a day, which is remembered for {@value Limits#HISTORY_MONTHS} months; less than zero takes
     * back, and leaves at least 1.
     */
    Tally plusOnDay(long more, LocalDate on) {
        FrozenMap<LocalDate, Long> known = Check.map("days", days, Limits.MAX_ENTRIES, AMOUNT);
        LocalDate oldest = Days.known((on.isAfter(last) ? on : last).minusMonths(Limits.HISTORY_MONTHS));
        FrozenMap<LocalDate, Long> kept = known.from(known.upTo(oldest));
        if (on.isAfter(oldest)) {
            long that = Math.addExact(kept.getOrDefault(on, 0L), more);
            kept = that > 0 ? kept.with(on, that) : kept.without(on);
        }
        Tally tally = plus(more, on);
        return new Tally(tally.count, tally.first, tally.last, until, kept);
    }

    /** The same less some, of which at least 1 is left. */
    Tally minus(long fewer) {
        return new Tally(Math.subtractExact(count, fewer), first, last, until, days);
    }

    /** The same, lasting until another day. */
    Tally until(Optional<LocalDate> end) {
        return new Tally(count, first, last, end, days);
    }
}
