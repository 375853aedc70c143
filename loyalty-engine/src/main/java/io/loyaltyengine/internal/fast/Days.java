package io.loyaltyengine.internal.fast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days that are computed anew in every evaluation, such as yesterday or the last day of a year: few different ones, so that each
 * is made once. Thread-safe.
 */
public final class Days {
    /** As many are remembered, eleven years; of those that share a place the latest. */
    private static final int DAYS = 4096;

    private static final @Nullable LocalDate[] KNOWN = new LocalDate[DAYS];

    private Days() {}

    /** A day by its number since 1970. */
    public static LocalDate of(long number) {
        int place = (int) number & (DAYS - 1);
        LocalDate known = KNOWN[place];
        if (known == null || known.toEpochDay() != number) {
            known = LocalDate.ofEpochDay(number);
            KNOWN[place] = known;
        }
        return known;
    }

    /** So many days later, or before. */
    public static LocalDate after(LocalDate day, long days) {
        return of(day.toEpochDay() + days);
    }

    /** The one that is remembered of all that are equal to this; this one itself need not be made then. */
    public static LocalDate known(LocalDate day) {
        return of(day.toEpochDay());
    }
}
