package io.loyaltyengine.internal.vocabulary;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.SortedMap;
import java.util.function.Predicate;

/** How many periods in a row something happened in. A period that is still open breaks no streak. */
enum Streak {
    DAYS {
        @Override
        long period(LocalDate day) {
            return day.toEpochDay();
        }
    },
    /** From Monday to Sunday, as ISO 8601 has them; they are counted through, so that no year's end breaks a streak. */
    WEEKS {
        @Override
        long period(LocalDate day) {
            return Math.floorDiv(day.toEpochDay() + THURSDAY, 7L);
        }
    },
    MONTHS {
        @Override
        long period(LocalDate day) {
            return day.getLong(ChronoField.PROLEPTIC_MONTH);
        }
    };

    /** Days from a Monday to the first day that is counted, 1 January 1970. */
    private static final int THURSDAY = 3;

    /** The number of the period that a day lies in; the next period has the next number. */
    abstract long period(LocalDate day);

    /**
     * The periods in a row, up to this one or the last, on whose days something happened.
     *
     * @param days what is known by day, in their order
     * @param happened whether it happened on such a day
     */
    <V> long until(LocalDate today, SortedMap<LocalDate, V> days, Predicate<V> happened) {
        long inARow = 0;
        long latest = 0;
        for (var day : days.entrySet()) {
            if (!day.getKey().isAfter(today) && happened.test(day.getValue())) {
                long period = period(day.getKey());
                if (inARow == 0 || period > latest) {
                    inARow = inARow > 0 && period == latest + 1 ? inARow + 1 : 1;
                    latest = period;
                }
            }
        }
        return inARow > 0 && latest >= period(today) - 1 ? inARow : 0;
    }
}
