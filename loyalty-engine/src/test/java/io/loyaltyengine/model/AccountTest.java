package io.loyaltyengine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Account.Gone;
import io.loyaltyengine.model.Account.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an account is made of, and what becomes of it step by step. */
class AccountTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Optional<String> NOBODY = Optional.empty();
    private static final Optional<String> ORDER = Optional.of("order-1042");
    private static final Optional<String> OTHER = Optional.of("order-2000");
    private static final Lifetime JUNE = until("2026-06-01T00:00:00Z");
    private static final Lifetime JULY = until("2026-07-01T00:00:00Z");

    @Test
    void whateverTheOrderInWhichTheyComeLotsAreInSpendingOrder() {
        Lot june = new Lot(10, JUNE);
        Lot ordered = new Lot(10, JUNE, ORDER);
        Lot july = new Lot(10, JULY);
        assertThat(new Account(List.of(july, ordered, june), 0).lots()).containsExactly(june, ordered, july);
    }

    @Test
    void nothingIsThereTwice() {
        assertThatThrownBy(() -> new Account(List.of(new Lot(10, JUNE), new Lot(5, JUNE)), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("`lots[1]`");
        Gone some = new Gone(ORDER, JUNE.expiresAt(), 1, 0);
        assertThatThrownBy(() -> new Account(List.of(), 0, List.of(some, new Gone(ORDER, JUNE.expiresAt(), 0, 1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("`gone[1]`");
        assertThat(new Account(List.of(), 0, List.of(some, new Gone(NOBODY, JUNE.expiresAt(), 1, 0))).gone())
                .hasSize(2);
    }

    @Test
    void whatIsOverForLongIsKnownOnlyOfWhatCanComeBack() {
        Optional<Instant> longAgo =
                Optional.of(DAY.minusYears(3).atStartOfDay(ZoneOffset.UTC).toInstant());
        Account account =
                new Account(List.of(), 0, List.of(new Gone(NOBODY, longAgo, 7, 0), new Gone(ORDER, longAgo, 5, 0)));
        assertThat(account.gone(NOBODY, longAgo, DAY).expired()).isZero();
        assertThat(account.gone(ORDER, longAgo, DAY).expired()).isEqualTo(5);
        assertThat(account.gone(NOBODY, longAgo, DAY.minusYears(2)).expired()).isEqualTo(7);

        Ledger ledger = new Ledger(account);
        ledger.forget(OTHER.orElseThrow()::equals, DAY);
        assertThat(ledger.account().gone()).containsExactly(new Gone(ORDER, longAgo, 5, 0));
    }

    @Test
    void onlyWhatCannotComeBackAnyMoreIsForgotten() {
        Ledger ledger = new Ledger(new Account(
                List.of(new Lot(1, JUNE), new Lot(2, JUNE, ORDER), new Lot(3, JUNE, OTHER)),
                0,
                List.of(new Gone(ORDER, JULY.expiresAt(), 4, 6), new Gone(OTHER, JULY.expiresAt(), 5, 7))));
        ledger.forget(ORDER.orElseThrow()::equals, DAY);
        assertThat(ledger.account())
                .isEqualTo(new Account(
                        List.of(new Lot(3, JUNE), new Lot(3, JUNE, OTHER)),
                        0,
                        List.of(new Gone(NOBODY, JULY.expiresAt(), 4, 0), new Gone(OTHER, JULY.expiresAt(), 5, 7))));
    }

    @Test
    void aBalanceMayBeAsGreatAsItMayBe() {
        Ledger ledger = new Ledger(Account.NONE);
        ledger.give(Limits.MAX_POINTS, JUNE, NOBODY);
        ledger.take(new Lot(5, JUNE), 0);
        ledger.give(5, JULY, NOBODY);
        assertThat(ledger.account().balance()).isEqualTo(Limits.MAX_POINTS);
        assertThatThrownBy(() -> ledger.give(1, JULY, NOBODY))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("1000000000000001");
    }

    @Test
    void whatIsNotThereCannotBeTaken() {
        Ledger ledger = new Ledger(new Account(List.of(new Lot(10, JULY)), 0));
        assertThatThrownBy(() -> ledger.take(new Lot(3, JUNE), 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("The lot is 3 points short of 3.");
        assertThatThrownBy(() -> ledger.take(new Lot(13, JULY), 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("The lot is 3 points short of 13.");
        Ledger another = new Ledger(new Account(List.of(new Lot(10, JULY)), 0));
        assertThatThrownBy(() -> another.expire(13, JULY))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("The lots are 3 points short of 13.");
    }

    @Test
    void noMoreExpiresOfALifetimeThanIsOver() {
        Ledger ledger = new Ledger(new Account(List.of(new Lot(10, JUNE), new Lot(10, JUNE, ORDER)), 0));
        ledger.expire(10, JUNE);
        assertThat(ledger.account())
                .isEqualTo(new Account(
                        List.of(new Lot(10, JUNE, ORDER)), 0, List.of(new Gone(NOBODY, JUNE.expiresAt(), 10, 0))));
    }

    @Test
    void whatIsGoneIsAddedUpAndMayBeTakenBack() {
        Ledger ledger = new Ledger(Account.NONE);
        ledger.expired(new Lot(10, JUNE, ORDER));
        ledger.expired(new Lot(5, JUNE, ORDER));
        assertThat(ledger.account().gone()).containsExactly(new Gone(ORDER, JUNE.expiresAt(), 15, 0));
        ledger.forgo(OTHER, JUNE.expiresAt(), 1, 0);
        ledger.forgo(ORDER, JUNE.expiresAt(), 4, 0);
        assertThat(ledger.account().gone()).containsExactly(new Gone(ORDER, JUNE.expiresAt(), 11, 0));
        ledger.forgo(ORDER, JUNE.expiresAt(), 11, 0);
        assertThat(ledger.account()).isEqualTo(Account.NONE);
    }

    @Test
    void asMuchIsRememberedAsThereIsRoomFor() {
        List<Gone> many = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_ENTRIES; i++) {
            many.add(new Gone(Optional.of("order-%05d".formatted(i)), JUNE.expiresAt(), 1, 0));
        }
        Ledger ledger = new Ledger(new Account(List.of(), 0, many));
        assertThat(ledger.account().gone()).isEqualTo(many);
        ledger.expired(new Lot(1, JULY, ORDER));
        assertThat(ledger.account().gone()).hasSize(Limits.MAX_ENTRIES).doesNotContain(many.get(0));
    }

    private static Lifetime until(String moment) {
        return new Lifetime(Optional.empty(), Optional.of(Instant.parse(moment)), Optional.empty());
    }
}
