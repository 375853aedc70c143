package io.loyaltyengine.figures;

import static io.loyaltyengine.figures.Decisions.spent;
import static io.loyaltyengine.figures.Decisions.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Customer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who stays, and who leaves. */
class RetentionTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @ParameterizedTest
    @CsvSource({
        "200, 150, 0.7500, 0.2500",
        "3, 2, 0.6667, 0.3333",
        "3, 1, 0.3333, 0.6667",
        "20000, 19999, 1.0000, 0.0000",
        "20000, 19998, 0.9999, 0.0001",
        "5, 0, 0.0000, 1.0000",
        "5, 5, 1.0000, 0.0000"
    })
    void whatDoesNotStayIsChurn(long atStart, long stayed, BigDecimal rate, BigDecimal churn) {
        Retention retention = new Retention(atStart, stayed);
        assertThat(retention.rate()).contains(rate);
        assertThat(retention.churn()).contains(churn);
    }

    @Test
    void ofNobodyThereIsNoShare() {
        assertThat(new Retention(0, 0).rate()).isEmpty();
        assertThat(new Retention(0, 0).churn()).isEmpty();
    }

    @Test
    void newCustomersAreNotAmongThoseWhoStayed() {
        assertThatThrownBy(() -> new Retention(5, 6))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `stayed` is `6`, more than the 5 at the start.\n"
                        + "Maybe new customers are among them.");
    }

    /** Ninety days up to 1 April begin on 2 January. */
    @ParameterizedTest
    @CsvSource({"2026-01-01, false", "2026-01-02, true", "2026-04-01, true", "2026-04-02, false", "2025-01-01, false"})
    void aVisitMakesActiveForSoManyDays(String visit, boolean isActive) {
        assertThat(Retention.isActive(visitor(visit), APRIL, 90)).isEqualTo(isActive);
    }

    @Test
    void whoNeverCameIsNotActive() {
        assertThat(Retention.isActive(visitor(), APRIL, 90)).isFalse();
    }

    @Test
    void onlyThoseWhoWereThereAtTheStartCanStayOrLeave() {
        List<Customer> customers = List.of(
                visitor("2025-12-20", "2026-03-20"),
                visitor("2026-01-01", "2026-02-01"),
                visitor("2026-03-20"),
                visitor("2025-06-01", "2026-03-20"),
                visitor());
        assertThat(Retention.of(customers, NEW_YEAR, APRIL, 30)).isEqualTo(new Retention(2, 1));
        assertThat(Retention.of(customers, NEW_YEAR, NEW_YEAR, 30)).isEqualTo(new Retention(2, 2));
        assertThat(Retention.of(List.of(), NEW_YEAR, APRIL, 30)).isEqualTo(new Retention(0, 0));
    }

    /** The state of 2026-04-01 keeps the days after 2024-04-01. */
    @Test
    void whatAStateMayHaveForgottenIsNotGuessed() {
        Customer loyal = visitor("2023-12-01", "2024-03-01", "2026-04-01");
        assertThat(Retention.isActive(loyal, LocalDate.of(2024, 5, 1), 30)).isFalse();
        assertThatThrownBy(() -> Retention.isActive(loyal, LocalDate.of(2024, 5, 1), 31))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `history` does not reach back to `2024-04-01`: a state keeps 24 months.\n"
                        + "Maybe take the state as it was on `2024-05-01`.");
        assertThatThrownBy(() -> Retention.of(List.of(visitor(), loyal), LocalDate.of(2024, 4, 1), APRIL, 30))
                .hasMessageStartingWith("The value of `customers[1].history` does not reach back to `2024-03-03`");
    }

    @Test
    void whatTheFirstAndTheLastVisitTellIsKnownForever() {
        Customer loyal = visitor("2023-12-01", "2026-04-01");
        assertThat(Retention.isActive(loyal, LocalDate.of(2023, 12, 30), 30)).isTrue();
        assertThat(Retention.isActive(loyal, LocalDate.of(2023, 11, 30), 30)).isFalse();
        assertThat(Retention.isActive(visitor("2020-05-01"), LocalDate.of(2021, 5, 1), 30))
                .isFalse();
        Customer browsing = visitor("2020-05-01").after(List.of(spent("0.50")));
        assertThat(Retention.isActive(browsing, LocalDate.of(2021, 5, 1), 30)).isFalse();
        Customer won = visitor("2024-06-01", "2026-04-01");
        assertThat(Retention.isActive(won, LocalDate.of(2024, 5, 1), 30)).isFalse();
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Retention.of(List.of(), APRIL, NEW_YEAR, 30))
                .hasMessage("The value of `end` is `2026-01-01`, before the start `2026-04-01`.");
        assertThatThrownBy(() -> Retention.of(List.of(visitor()), NEW_YEAR, APRIL, 0))
                .hasMessageStartingWith("The value of `days` is `0`; it must lie between 1 and ");
    }
}
