package io.loyaltyengine.internal.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.till.Frequency.Each;
import io.loyaltyengine.internal.vocabulary.YearlyDay;
import io.loyaltyengine.model.LeapDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often something is to be had: the last day of one stretch and the first of the next. */
class FrequencyTest {
    @ParameterizedTest
    @CsvSource({
        "LIFE, 2026-06-15, 2099-06-15, false",
        "YEAR, 2026-01-01, 2026-12-31, false",
        "YEAR, 2026-12-31, 2027-01-01, true",
        "MONTH, 2028-02-01, 2028-02-29, false",
        "MONTH, 2028-02-29, 2028-03-01, true",
        "MONTH, 2026-06-15, 2027-06-15, true",
        // 2026 has 53 weeks, and the last of them ends in 2027.
        "WEEK, 2026-12-28, 2027-01-03, false",
        "WEEK, 2027-01-03, 2027-01-04, true",
        "WEEK, 2026-06-14, 2026-06-15, true",
        "DAY, 2026-06-15, 2026-06-15, false",
        "DAY, 2026-06-15, 2026-06-16, true",
        // A day that has been seen later already is not had before.
        "DAY, 2026-06-16, 2026-06-15, false",
        "YEAR, 2027-01-01, 2026-12-31, false"
    })
    void isHadOnceInItsStretch(Each each, LocalDate last, LocalDate today, boolean due) {
        Frequency frequency = new Frequency("a", each);
        assertThat(frequency.isDue(today, Optional.of(last), Optional.empty())).isEqualTo(due);
        assertThat(frequency.isDue(today, Optional.empty(), Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-06-15, 2026-06-15, false",
        "1, 2026-06-15, 2026-06-16, true",
        "90, 2026-03-17, 2026-06-14, false",
        "90, 2026-03-17, 2026-06-15, true",
        "90, 2026-06-16, 2026-06-15, false",
        "36500, 2026-06-15, 2126-05-21, false",
        "36500, 2026-06-15, 2126-05-22, true"
    })
    void isHadOnceInSoManyDays(int days, LocalDate last, LocalDate today, boolean due) {
        Frequency frequency = new Frequency("a", Each.LIFE, days);
        assertThat(frequency.isDue(today, Optional.of(last), Optional.empty())).isEqualTo(due);
        assertThat(frequency.isDue(today, Optional.empty(), Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Around a birthday on 1 January, over the end of a year.
        "--01-01, 2026-12-29, 2027-01-04, false",
        "--01-01, 2026-12-29, 2027-12-29, true",
        "--01-01, 2027-01-04, 2027-12-29, true",
        "--12-31, 2026-12-28, 2027-01-03, false",
        "--12-31, 2027-01-03, 2027-12-28, true",
        "--06-15, 2026-06-12, 2026-06-18, false",
        "--06-15, 2026-06-18, 2027-06-12, true",
        "--02-29, 2027-02-25, 2027-03-03, false",
        "--02-29, 2027-03-03, 2028-02-26, true",
        // Who had it on 28 December, and says then that the birthday is on 5 January, has it no second time.
        "--01-05, 2025-12-28, 2026-01-05, false"
    })
    void isHadOnceForABirthday(String birthday, LocalDate last, LocalDate today, boolean due) {
        Frequency frequency = new Frequency("a", Each.BIRTHDAY);
        Optional<YearlyDay> date = Optional.of(new YearlyDay(MonthDay.parse(birthday), LeapDay.FEB_28));
        assertThat(frequency.isDue(today, Optional.of(last), date)).isEqualTo(due);
        assertThat(frequency.isDue(today, Optional.empty(), date)).isTrue();
    }

    /** Half a year from one to the next, wherever they fall. */
    @ParameterizedTest
    @CsvSource({
        "FEB_28, 2026-08-28, 2026-08-29, false",
        "FEB_28, 2026-08-29, 2026-08-30, true",
        "MAR_1, 2026-08-29, 2026-08-30, false",
        "MAR_1, 2026-08-30, 2026-08-31, true"
    })
    void aBirthdayOnALeapDayIsWhereTheProgrammeSays(LeapDay leapDay, LocalDate last, LocalDate today, boolean due) {
        Optional<YearlyDay> birthday = Optional.of(new YearlyDay(MonthDay.of(2, 29), leapDay));
        assertThat(new Frequency("a", Each.BIRTHDAY).isDue(today, Optional.of(last), birthday))
                .isEqualTo(due);
    }

    @Test
    void whoseBirthdayNobodyKnowsHasNothingForIt() {
        assertThat(new Frequency("a", Each.BIRTHDAY).isDue(LocalDate.EPOCH, Optional.empty(), Optional.empty()))
                .isFalse();
    }

    /** Who comes every day of a window has it once for each birthday, however wide the window is. */
    @Property(tries = 300)
    void everyBirthdayGivesItOnce(
            @ForAll @IntRange(max = 365) int dayOfYear,
            @ForAll @IntRange(max = 100) int days,
            @ForAll LeapDay leapDay) {
        YearlyDay birthday =
                new YearlyDay(MonthDay.from(LocalDate.of(2024, 1, 1).plusDays(dayOfYear)), leapDay);
        Frequency frequency = new Frequency("a", Each.BIRTHDAY);
        List<LocalDate> had = new ArrayList<>();
        for (int year = 2025; year < 2033; year++) {
            for (int i = -days; i <= days; i++) {
                LocalDate day = birthday.in(year).plusDays(i);
                Optional<LocalDate> last = had.isEmpty() ? Optional.empty() : Optional.of(had.get(had.size() - 1));
                if (frequency.isDue(day, last, Optional.of(birthday))) {
                    had.add(day);
                }
            }
        }
        assertThat(had).hasSize(8);
    }

    /** Whatever the days, no two on which it was had lie in one stretch. */
    @Property(tries = 300)
    void isNeverHadTwice(@ForAll Each each, @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 1500) Integer> days) {
        Frequency frequency = new Frequency("a", each);
        Optional<YearlyDay> birthday = Optional.of(new YearlyDay(MonthDay.of(12, 30), LeapDay.FEB_28));
        Optional<LocalDate> last = Optional.empty();
        List<Object> stretches = new ArrayList<>();
        for (int day : days.stream().sorted().toList()) {
            LocalDate today = LocalDate.of(2025, 6, 1).plusDays(day);
            if (frequency.isDue(today, last, birthday)) {
                last = Optional.of(today);
                stretches.add(each.begin(today, birthday).orElseThrow());
            }
        }
        assertThat(stretches).doesNotHaveDuplicates().isNotEmpty();
    }
}
