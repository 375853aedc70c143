package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.fast.Days;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.CalendarDay;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Term;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something is to be granted that may have an end: one family of terms for all that does. Days are those of the programme's
 * zone, and the last one is whole.
 *
 * @param <P> what is granted
 */
public abstract class Lasting<P extends Lasting<P>> extends Proposal {
    private static final String WHEN = "until when";
    private static final String ROUNDED = "where it is rounded up to";

    private int days;
    private int months;
    private @Nullable LocalDate until;
    private boolean toMonthEnd;
    private boolean toYearEnd;
    /** The rule that says what counts, where this does not. */
    private @Nullable Rule better;

    /** It itself, as what it is. */
    protected abstract P self();

    /** Notes that what another rule says counts, and this does not. */
    public final void yieldTo(P other) {
        better = other.rule();
    }

    @Override
    final Optional<Rule> yieldedTo() {
        return Optional.ofNullable(better);
    }

    @Term(
            says = "until so many days later",
            example = ".validDays(14)",
            settles = WHEN,
            outlasts = "pendingDays",
            fills = "until")
    public P validDays(@Fixed @AtMost(36_500) int count) {
        days = count;
        return self();
    }

    @Term(
            says = "until the same day so many months later",
            example = ".validMonths(12)",
            settles = WHEN,
            fills = "until")
    public P validMonths(@Fixed @AtMost(1_200) int count) {
        months = count;
        return self();
    }

    @Term(
            says = "until this day; afterwards it is not to be had",
            example = ".validUntil(\"2027-06-30\")",
            settles = WHEN,
            fills = "until")
    public P validUntil(@Fixed @CalendarDay String day) {
        until = LocalDate.parse(day);
        return self();
    }

    @Term(
            says = "until the end of the month, of this one or of the one in which it would end",
            example = ".validMonths(3).toMonthEnd()",
            settles = ROUNDED,
            excludes = "validUntil",
            fills = "until")
    public P toMonthEnd() {
        toMonthEnd = true;
        return self();
    }

    @Term(
            says = "until the end of the year, of this one or of the one in which it would end",
            example = ".validMonths(12).toYearEnd()",
            settles = ROUNDED,
            excludes = "validUntil",
            fills = "until")
    public P toYearEnd() {
        toYearEnd = true;
        return self();
    }

    /** Whether it has an end. */
    public boolean hasEnd() {
        return until != null || days > 0 || months > 0 || isRounded();
    }

    /** Whether something ends with a month or a year. */
    protected final boolean isRounded() {
        return toMonthEnd || toYearEnd;
    }

    /** Its last day, if it is granted on this one; what lies beyond all days that a state can hold is the last of them. */
    public final LocalDate lastDay(LocalDate granted) {
        if (!hasEnd()) {
            return Limits.LAST_DAY;
        }
        return rounded(until != null ? until : granted.plusDays(days).plusMonths(months));
    }

    /** Whether it is still there on a day, if it is granted on another. */
    protected final boolean lasts(LocalDate granted, LocalDate on) {
        return (until == null && !on.isAfter(granted)) || !lastDay(granted).isBefore(on);
    }

    /** A last day, at the end of the month or the year if that is said; no later than a state can hold. */
    protected final LocalDate rounded(LocalDate last) {
        LocalDate end = last;
        if (toMonthEnd) {
            end = Days.known(last.withDayOfMonth(last.lengthOfMonth()));
        } else if (toYearEnd) {
            end = Days.known(LocalDate.of(last.getYear(), Month.DECEMBER, 31));
        }
        return end.isAfter(Limits.LAST_DAY) ? Limits.LAST_DAY : end;
    }
}
