package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.json.LoyaltyJson;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayReachedTest {
    /** Days on which clocks are changed begin at midnight, or at 01:00 where they are put forward at midnight. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-15, Europe/Berlin, 2026-06-14T22:00:00Z",
        "2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z",
        "2026-10-25, Europe/Berlin, 2026-10-24T22:00:00Z",
        "2018-11-04, America/Sao_Paulo, 2018-11-04T03:00:00Z",
        "2028-02-29, Pacific/Apia, 2028-02-28T11:00:00Z"
    })
    void aDayBeginsInTheProgrammesZone(LocalDate day, String zone, Instant begin) {
        assertThat(DayReached.on(day, programme(zone))).isEqualTo(DayReached.of("day-" + day, begin, "EUR"));
    }

    @Test
    void aDayThatNoTransactionCanCarryIsRefused() {
        assertThatThrownBy(() -> DayReached.on(LocalDate.of(1969, 12, 31), programme("Europe/Berlin")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(DayReached.on(Limits.LAST_DAY, programme("Europe/Berlin")).id())
                .isEqualTo("day-2199-12-31");
    }

    private static Programme programme(String zone) {
        return new LoyaltyJson().readProgramme("""
                {"schema": 1, "name": "test", "version": "1", "currency": "EUR", "zone": "%s", "tiers": [],
                 "pointValue": 0.01}
                """.formatted(zone));
    }
}
