package io.loyaltyengine.benchmark;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of the shop, remembered: looking up when clocks change would take longer than most else that a purchase needs.
 * Thread-safe: threads may well forget what another one has remembered, but a day never changes.
 */
final class ShopDays {
    private static final long SECONDS_OF_A_DAY = 24 * 60 * 60;

    private final @Nullable Day[] known = new Day[64];

    /**
     * A day.
     *
     * @param begins its first second, in seconds since 1970
     * @param ends the first second after it
     * @param yearBefore the day after which the twelve months begin that it ends
     */
    record Day(long begins, long ends, LocalDate date, LocalDate yearBefore, boolean isMonday) {
        private static Day of(LocalDate date) {
            return new Day(
                    begin(date),
                    begin(date.plusDays(1)),
                    date,
                    date.minusMonths(12),
                    date.getDayOfWeek() == DayOfWeek.MONDAY);
        }

        private static long begin(LocalDate date) {
            return date.atStartOfDay(Words.ZONE).toEpochSecond();
        }
    }

    /** The day that a moment belongs to. */
    Day of(Instant moment) {
        long second = moment.getEpochSecond();
        int place = (int) Math.floorMod(second / SECONDS_OF_A_DAY, (long) known.length);
        Day day = known[place];
        if (day == null || second < day.begins() || second >= day.ends()) {
            day = Day.of(LocalDate.ofInstant(moment, Words.ZONE));
            known[place] = day;
        }
        return day;
    }
}
