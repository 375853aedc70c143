package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a state remembers of days. */
class HistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Currency EURO = Currency.getInstance("EUR");

    @Test
    void aWindowWithoutADayHasSeenNothing() {
        History history = history("5.00", Map.of(DAY, spend("5.00")));
        assertThat(history.between(DAY, DAY, EURO)).isEqualTo(Totals.none(EURO));
        assertThat(history.between(DAY.plusDays(1), DAY, EURO)).isEqualTo(Totals.none(EURO));
        assertThat(history.between(DAY.minusDays(1), DAY, EURO)).isEqualTo(spend("5.00"));
    }

    @Test
    void twoYearsAreKeptDayByDay() {
        LocalDate start = DAY.minusMonths(24);
        History history = history(
                "3.00",
                Map.of(start, spend("1.00"), start.plusDays(1), spend("1.00"), DAY.minusDays(9), spend("1.00")));
        assertThat(history.plus(DAY, spend("1.00")).days()).containsOnlyKeys(start.plusDays(1), DAY.minusDays(9), DAY);
        assertThat(history.plus(DAY.minusDays(10), spend("1.00")).days())
                .containsOnlyKeys(start, start.plusDays(1), DAY.minusDays(10), DAY.minusDays(9));
        assertThat(history.plus(DAY, spend("1.00")).lifetime()).isEqualTo(spend("4.00"));
    }

    /** Whoever writes {@code 1.5} means {@code 1.50}; a state has one way of writing it. */
    @ParameterizedTest
    @CsvSource({"1.5, 1.50, 2.00", "1.50, 1.5, 2", "1.50, 1.5, 2.00", "1.50, 1.50, 2", "-1.5, -1.5, 2"})
    void amountsHaveTheDecimalsOfTheCurrency(String lifetime, String first, String second) {
        History written = history(lifetime, Map.of(DAY, spend(first), DAY.plusDays(1), spend(second)));
        History read = written.at(EURO);
        String plain = lifetime.startsWith("-") ? "-1.50" : "1.50";
        assertThat(read).isEqualTo(history(plain, Map.of(DAY, spend(plain), DAY.plusDays(1), spend("2.00"))));
    }

    private static History history(String spend, Map<LocalDate, Totals> days) {
        return new History(spend(spend), Optional.empty(), Optional.empty(), new TreeMap<>(days));
    }

    private static Totals spend(String amount) {
        return new Totals(new BigDecimal(amount), 0, 0, 0);
    }
}
