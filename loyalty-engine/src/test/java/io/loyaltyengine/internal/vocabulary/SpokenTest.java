package io.loyaltyengine.internal.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Sentence;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second zone put its clocks forward at midnight: that day began at 01:00. */
class SpokenTest {
    @ParameterizedTest
    @CsvSource({
        "2026-05-31T22:00:00Z, Europe/Berlin, 2026-06-01, 01.06.2026, 2026-05-31, 31.05.2026",
        "2026-05-31T22:01:00Z, Europe/Berlin, 2026-06-01 00:01, 01.06.2026 00:01, 2026-06-01 00:01, 01.06.2026 00:01",
        "2026-06-01T00:00:00Z, Europe/Berlin, 2026-06-01 02:00, 01.06.2026 02:00, 2026-06-01 02:00, 01.06.2026 02:00",
        "2018-11-04T03:00:00Z, America/Sao_Paulo, 2018-11-04, 04.11.2018, 2018-11-03, 03.11.2018"
    })
    void whereADayBeginsTheDayIsSaid(Instant moment, ZoneId zone, String en, String de, String lastEn, String lastDe) {
        assertThat(Spoken.moment(moment, zone)).isEqualTo(new Spoken(moment.toString(), new Sentence(en, de)));
        assertThat(Spoken.end(moment, zone)).isEqualTo(new Spoken(moment.toString(), new Sentence(lastEn, lastDe)));
    }
}
