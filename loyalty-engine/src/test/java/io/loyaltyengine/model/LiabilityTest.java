package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What points are worth, and what a shop owes for them. */
class LiabilityTest {
    private static final Lifetime PENDING =
            new Lifetime(Optional.of(Instant.parse("2026-07-01T00:00:00Z")), Optional.empty(), Optional.empty());

    private static Programme worth(String pointValue, String currency) {
        return Programme.of("club", "1", currency, "Europe/Berlin", List.of(), pointValue);
    }

    @Test
    void aShopOwesForPendingPointsToo() {
        Account points =
                new Account(List.of(new Account.Lot(150, Lifetime.UNLIMITED), new Account.Lot(49, PENDING)), 0);

        assertThat(points.available()).isEqualTo(150);
        assertThat(points.pending()).isEqualTo(49);
        assertThat(points.liability(worth("0.01", "EUR"))).isEqualByComparingTo("1.99");
    }

    @Test
    void whatIsOwedToTheShopIsTakenOff() {
        Account points = new Account(List.of(new Account.Lot(49, PENDING)), 100);

        assertThat(points.liability(worth("0.01", "EUR"))).isEqualByComparingTo("-0.51");
    }

    @Test
    void theWorthIsRoundedHalfUpToTheCurrencysScale() {
        assertThat(worth("0.005", "EUR").worth(1)).hasToString("0.01");
        assertThat(worth("0.0049", "EUR").worth(1)).hasToString("0.00");
        assertThat(worth("0.5", "JPY").worth(3)).hasToString("2");
        assertThat(worth("0.01", "EUR").worth(0)).hasToString("0.00");
    }
}
