package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.Term;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Something is to be granted that may begin later: one family of terms for all that can wait. Days are those of the
 * programme's zone.
 *
 * @param <P> what is granted
 */
public interface Starting<P> {
    /** Says that it begins with the next month, and goes on. */
    P beginningNextMonth();

    @Term(
            says = "from the first of the next month on, as if it were granted on that day",
            example = ".startsNextMonth()",
            settles = "when it begins")
    default P startsNextMonth() {
        return beginningNextMonth();
    }

    /** The first of the month after a day. */
    static LocalDate nextMonth(LocalDate day) {
        return day.with(TemporalAdjusters.firstDayOfNextMonth());
    }
}
