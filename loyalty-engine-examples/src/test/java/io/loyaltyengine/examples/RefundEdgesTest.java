package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Shop.anna;
import static io.loyaltyengine.examples.Shop.berlin;
import static io.loyaltyengine.examples.Shop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Account.Lot;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.points.PointsReversed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Whose points are taken when goods come back, once some are spent, over, or have paid a debt. */
class RefundEdgesTest {
    private static final Instant NOON = berlin("2026-05-19T12:00");
    private static final String WISH = "$wish : Wish( points > 0 )";
    /** Ten points that are over within a month, and ten that never are. */
    private static final LoyaltyEngine TWO_LIVES = new Shop()
            .earnsIn("till", "earn(10).validMonths(1)")
            .rule("earning", "Another", "Purchase( channel == \"till\" )", "earn(10)")
            .rule("redemption", "Give", WISH, "allow($wish)")
            .open();
    /** Twice ten points of one lifetime. */
    private static final LoyaltyEngine ONE_LIFE = new Shop()
            .earnsIn("till", "earn(10)")
            .rule("earning", "Another", "Purchase( channel == \"till\" )", "earn(10)")
            .rule("redemption", "Give", WISH, "allow($wish)")
            .open();
    /** Ten points, which wait three days. */
    private static final LoyaltyEngine LATER = new Shop()
            .returns("{\"days\": 60, \"fromPending\": true}")
            .earnsIn("till", "earn(10).pendingDays(3)")
            .earnsIn("web", "earn(10)")
            .rule("redemption", "Give", WISH, "allow($wish)")
            .open();

    /** Points that had paid a debt are owed again; for them nothing is taken that would be forgiven elsewhere. */
    @Test
    void asLittleAsPossibleIsForgiven() {
        Evaluation bought = buy(TWO_LIVES, owing(10), "p");
        Customer spent = give(TWO_LIVES, bought.customer(), 10);
        Customer sorry = TWO_LIVES
                .evaluate(spent, Adjustment.of("a", NOON, "EUR", 10, "Sorry"))
                .customer();
        Evaluation back = back(TWO_LIVES, sorry, bought, "2026-05-20T12:00");
        assertThat(reversed(back)).containsExactlyInAnyOrder(tuple(10L, 10L, 0L, 0L), tuple(10L, 0L, 0L, 0L));
        assertThat(back.customer().points())
                .isEqualTo(new Account(List.of(), 10, back.customer().points().gone()));
    }

    @Test
    void aDebtThatWasPaidIsOwedOnce() {
        Evaluation bought = buy(ONE_LIFE, owing(10), "p");
        Customer spent = give(ONE_LIFE, bought.customer(), 10);
        Evaluation back = back(ONE_LIFE, spent, bought, "2026-05-20T12:00");
        assertThat(reversed(back)).containsExactlyInAnyOrder(tuple(10L, 10L, 0L, 0L), tuple(0L, 0L, 10L, 0L));
        assertThat(back.customer().points().balance()).isEqualTo(-10);
    }

    @Test
    void whatIsTakenOfOneLotIsOneLot() {
        Evaluation bought = buy(LATER, owing(5), "p", "web");
        Customer spent = give(LATER, bought.customer(), 5);
        Customer sorry = LATER.evaluate(spent, Adjustment.of("a", NOON, "EUR", 12, "Sorry"))
                .customer();
        Evaluation back = back(LATER, sorry, bought, "2026-05-20T12:00");
        PointsReversed reversed = back.decisions(PointsReversed.class).get(0);
        assertThat(reversed.lots()).containsExactly(new Lot(10, Lifetime.UNLIMITED));
        assertThat(reversed.paying()).isEqualTo(5);
        assertThat(back.customer().points().balance()).isEqualTo(2);
    }

    @Test
    void everyPurchaseGivesItsOwn() {
        Customer both = buy(LATER, anna(), "p").customer();
        Evaluation second = buy(LATER, both, "q");
        Customer active = LATER.evaluate(second.customer(), DayReached.of("d", berlin("2026-05-23T12:00"), "EUR"))
                .customer();
        assertThat(back(LATER, active, second, "2026-05-24T12:00")
                        .customer()
                        .points()
                        .lots())
                .containsExactly(new Lot(10, Lifetime.UNLIMITED, Optional.of("p")));
    }

    @Test
    void whatIsOverWithinTheWindowIsNotTakenFromTheRest() {
        Evaluation bought = buy(TWO_LIVES, anna(70), "p");
        Customer later = TWO_LIVES
                .evaluate(bought.customer(), DayReached.of("d", berlin("2026-06-21T12:00"), "EUR"))
                .customer();
        Evaluation back = back(TWO_LIVES, later, bought, "2026-06-22T12:00");
        assertThat(reversed(back)).containsExactlyInAnyOrder(tuple(0L, 0L, 0L, 10L), tuple(10L, 0L, 0L, 0L));
        assertThat(back.customer().points().balance()).isEqualTo(70);
    }

    @Test
    void whatWasSpentIsTakenFromAsManyLotsAsItNeeds() {
        Evaluation bought = buy(LATER, anna(), "p", "web");
        Customer spent = give(LATER, bought.customer(), 10);
        Customer rich = with(spent, lot(4, "2026-07-01T00:00"), lot(4, "2026-08-01T00:00"), lot(7, "2026-09-01T00:00"));
        Evaluation back = back(LATER, rich, bought, "2026-05-20T12:00");
        assertThat(back.customer().points().lots()).containsExactly(lot(5, "2026-09-01T00:00"));
    }

    /** Points that wait are taken last, and no more of them than is missing. */
    @Test
    void whatWaitsIsTakenForTheRest() {
        for (int active : new int[] {4, 10}) {
            Evaluation bought = buy(LATER, anna(), "p", "web");
            Customer spent = give(LATER, bought.customer(), 10);
            Customer waiting = buy(LATER, spent, "q").customer();
            Customer sorry = LATER.evaluate(waiting, Adjustment.of("a", NOON, "EUR", active, "Sorry"))
                    .customer();
            Evaluation back = back(LATER, sorry, bought, "2026-05-20T12:00");
            assertThat(back.customer().points().available()).isZero();
            assertThat(back.customer().points().pending()).isEqualTo(active);
        }
    }

    @Test
    void theCustomerIsToldWhatBecameOfThem() {
        Evaluation bought = buy(ONE_LIFE, anna(), "p");
        assertThat(back(ONE_LIFE, bought.customer(), bought, "2026-05-20T12:00").decisions(PointsReversed.class))
                .extracting(reversed -> reversed.sentence(Locale.ENGLISH))
                .containsOnly("10 points went back with the returned goods.");
        Customer spent = give(ONE_LIFE, bought.customer(), 20);
        assertThat(back(ONE_LIFE, spent, bought, "2026-05-20T12:00").decisions(PointsReversed.class))
                .extracting(reversed -> reversed.sentence(Locale.ENGLISH))
                .containsOnly(
                        "Of what the returned goods had brought, 0 were taken back, 0 are owed, 10 are forgiven, and 0"
                                + " had expired.");
    }

    private static List<Tuple> reversed(Evaluation evaluation) {
        return evaluation.decisions(PointsReversed.class).stream()
                .map(back -> tuple(back.points(), back.owed(), back.forgiven(), back.expired()))
                .toList();
    }

    private static Evaluation buy(LoyaltyEngine engine, Customer customer, String id) {
        return buy(engine, customer, id, "till");
    }

    private static Evaluation buy(LoyaltyEngine engine, Customer customer, String id, String channel) {
        return engine.evaluate(
                customer, purchase(id, channel).line("a", "GOODS", 1, "20.00").build());
    }

    private static Customer give(LoyaltyEngine engine, Customer customer, long points) {
        return engine.evaluate(customer, Redemption.of("w", NOON, "EUR", new Redemption.Donation(points, "trees")))
                .customer();
    }

    private static Evaluation back(LoyaltyEngine engine, Customer customer, Evaluation bought, String at) {
        return engine.evaluate(customer, Refund.whole("r", berlin(at), "EUR", bought.decisions()));
    }

    private static Lot lot(long points, String until) {
        return new Lot(points, new Lifetime(Optional.empty(), Optional.of(berlin(until)), Optional.empty()));
    }

    private static Customer owing(long points) {
        return with(anna(), new Account(List.of(), points));
    }

    private static Customer with(Customer customer, Lot... lots) {
        return with(customer, new Account(List.of(lots), 0));
    }

    private static Customer with(Customer customer, Account account) {
        TreeMap<String, Account> accounts = new TreeMap<>();
        accounts.put(Account.POINTS, account);
        return new Customer(
                customer.id(),
                customer.currency(),
                customer.enrolledOn(),
                customer.profile(),
                accounts,
                customer.history(),
                customer.tier(),
                customer.tallies(),
                customer.booked(),
                List.of());
    }
}
