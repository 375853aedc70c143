package io.loyaltyengine.internal.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A streak is what one finds by going back period by period, as the calendar has them. */
class StreakLaws {
    private static final LocalDate START = LocalDate.of(2025, 11, 3);

    @Provide
    Arbitrary<SortedMap<LocalDate, Boolean>> days() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, 150).map(START::plusDays), Arbitraries.of(true, true, false))
                .ofMaxSize(120)
                .map(TreeMap::new);
    }

    @Provide
    Arbitrary<LocalDate> todays() {
        return Arbitraries.integers().between(0, 160).map(START::plusDays);
    }

    @Property
    void daysInARow(@ForAll("todays") LocalDate today, @ForAll("days") SortedMap<LocalDate, Boolean> days) {
        assertThat(Streak.DAYS.until(today, days, happened -> happened))
                .isEqualTo(walked(today, days, day -> day, day -> day.minusDays(1)));
    }

    @Property
    void weeksInARowBeginOnMondays(
            @ForAll("todays") LocalDate today, @ForAll("days") SortedMap<LocalDate, Boolean> days) {
        UnaryOperator<LocalDate> monday = day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        assertThat(Streak.WEEKS.until(today, days, happened -> happened))
                .isEqualTo(walked(today, days, monday, day -> day.minusWeeks(1)));
    }

    @Property
    void monthsInARow(@ForAll("todays") LocalDate today, @ForAll("days") SortedMap<LocalDate, Boolean> days) {
        assertThat(Streak.MONTHS.until(today, days, happened -> happened))
                .isEqualTo(walked(today, days, day -> day.withDayOfMonth(1), day -> day.minusMonths(1)));
    }

    /** Goes back from the period of today, which counts if something has happened in it and else is passed over. */
    private static long walked(
            LocalDate today,
            SortedMap<LocalDate, Boolean> days,
            UnaryOperator<LocalDate> begin,
            UnaryOperator<LocalDate> before) {
        LocalDate period = begin.apply(today);
        long inARow = happened(today, days, begin, period) ? 1 : 0;
        for (period = before.apply(period); happened(today, days, begin, period); period = before.apply(period)) {
            inARow++;
        }
        return inARow;
    }

    private static boolean happened(
            LocalDate today, SortedMap<LocalDate, Boolean> days, UnaryOperator<LocalDate> begin, LocalDate period) {
        return days.entrySet().stream()
                .anyMatch(day -> day.getValue()
                        && !day.getKey().isAfter(today)
                        && begin.apply(day.getKey()).equals(period));
    }
}
