package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What points are worth, and what a shop owes for them. */
class LiabilityTest {
    private static final Lifetime PENDING =
            new Lifetime(Optional.of(Instant.parse("2026-07-01T00:00:00Z")), Optional.empty(), Optional.empty());

    private static Programme worth(String pointValue, String currency) {
        return Programme.of("club", "1", currency, "Europe/Berlin", List.of(), pointValue);
    }

    private static Customer with(String account, Account content) {
        return with(new TreeMap<>(Map.of(account, content)));
    }

    private static Customer with(SortedMap<String, Account> accounts) {
        Customer anna = Customer.enrolled("anna", "EUR", LocalDate.parse("2026-01-01"));
        return new Customer(
                anna.id(),
                anna.currency(),
                anna.enrolledOn(),
                anna.profile(),
                accounts,
                anna.history(),
                anna.tier(),
                anna.tallies(),
                anna.booked(),
                List.of());
    }

    @Test
    void aShopOwesForPendingPointsToo() {
        Account points =
                new Account(List.of(new Account.Lot(150, Lifetime.UNLIMITED), new Account.Lot(49, PENDING)), 0);

        assertThat(points.available()).isEqualTo(150);
        assertThat(points.pending()).isEqualTo(49);
        assertThat(with(Account.POINTS, points).liability(worth("0.01", "EUR"))).hasToString("1.99");
    }

    @Test
    void whatIsOwedToTheShopIsTakenOff() {
        Account points = new Account(List.of(new Account.Lot(49, PENDING)), 100);

        assertThat(with(Account.POINTS, points).liability(worth("0.01", "EUR"))).hasToString("-0.51");
    }

    @Test
    void everyAccountHasAWorthOfItsOwn() {
        Account ten = new Account(List.of(new Account.Lot(10, Lifetime.UNLIMITED)), 0);
        Programme programme = worth("0.01", "EUR")
                .with("stamps", AccountDefinition.of("stamp", "Stempel"))
                .with("miles", AccountDefinition.of("mile", "Meile").worth("0.0125"));

        assertThat(with(new TreeMap<>(Map.of(Account.POINTS, ten, "stamps", ten, "miles", ten)))
                        .liability(programme))
                .hasToString("0.23");
        assertThat(programme.worth(3, "stamps")).hasToString("0.00");
        assertThatThrownBy(() -> with("clicks", ten).liability(programme))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `account` is `clicks`; the programme has points, miles, stamps.");
    }

    @Test
    void theWorthIsRoundedHalfUpToTheCurrencysScale() {
        assertThat(worth("0.005", "EUR").worth(1, Account.POINTS)).hasToString("0.01");
        assertThat(worth("0.0049", "EUR").worth(1, Account.POINTS)).hasToString("0.00");
        assertThat(worth("0.5", "JPY").worth(3, Account.POINTS)).hasToString("2");
        assertThat(worth("0.01", "EUR").worth(0, Account.POINTS)).hasToString("0.00");
    }
}
