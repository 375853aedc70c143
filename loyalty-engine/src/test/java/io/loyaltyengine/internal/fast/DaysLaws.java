package io.loyaltyengine.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Which days are remembered is never seen. */
class DaysLaws {
    @Property
    void countsAsThePlatform(
            @ForAll @IntRange(min = -40_000, max = 90_000) int number, @ForAll @IntRange(max = 9_000) int more) {
        LocalDate day = LocalDate.ofEpochDay(number);
        assertThat(Days.known(day)).isEqualTo(day);
        assertThat(Days.after(day, more)).isEqualTo(day.plusDays(more));
        assertThat(Days.after(day, -more)).isEqualTo(day.minusDays(more));
        assertThat(Days.known(day)).isEqualTo(day);
    }
}
