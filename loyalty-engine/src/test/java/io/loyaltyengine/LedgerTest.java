package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.SpendCounted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order and how often it is told: every point is accounted for once. */
class LedgerTest {
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
    private static final String EARNING = """
            package earning
            rule "Euro" @en("e") @de("e")
            when $p : Purchase( paid > 0 ) then decide.earn(1).per(1).mayGoNegative(); end
            rule "Visit" @en("v") @de("v")
            when Purchase( paid > 0 ) then decide.countVisit(); end
            """;
    private static final String SPENDING = """
            package redemption
            rule "Pay" @en("p") @de("p")
            when $wish : Wish( payment ) then decide.allow($wish); end
            rule "Give" @en("g") @de("g")
            when $wish : Wish( donation ) then decide.allow($wish).upToBalance(); end
            """;
    private static final LoyaltyEngine SHOP = shop("{\"days\": 60}", EARNING);

    private static final LoyaltyEngine TWICE = shop("{\"days\": 60}", """
            package earning
            rule "Euro" @en("e") @de("e")
            when $p : Purchase( paid > 0 ) then decide.earn(1).per(1); end
            rule "Another" @en("f") @de("f")
            when $p : Purchase( paid > 0 ) then decide.earn(3).per(2); end
            rule "Spend" @en("s") @de("s")
            when $p : Purchase( paid > 0 ) then decide.countSpend($p.without("DEPOSIT")); end
            """);
    /** Ten points, and seven for a badge that is awarded while less than ten euros have been spent. */
    private static final LoyaltyEngine BACK = Programmes.engine(RuleSource.of(Map.of(
            LoyaltyEngine.PROGRAMME_FILE,
            Programmes.PROGRAMME,
            "earning.drl",
            """
            package earning
            rule "Spend" @en("s") @de("s")
            when $p : Purchase( paid > 0 ) then decide.countSpend($p.without("DEPOSIT")); end
            """,
            "standing.drl",
            """
            package standing
            rule "Less" @en("l") @de("l")
            when Customer( thisYear.spend < 10, !hasBadge("back") ) then decide.award("back"); end
            """,
            "followup.drl",
            """
            package followup
            rule "Thanks" @en("t") @de("t")
            when Outcome( awarded("back") ) then decide.earn(7); end
            """)));

    private static LoyaltyEngine shop(String returns, String earning) {
        String programme = Programmes.PROGRAMME.replace("}", ",\"returns\":" + returns + "}");
        return Programmes.engine(RuleSource.of(
                Map.of(LoyaltyEngine.PROGRAMME_FILE, programme, "earning.drl", earning, "redemption.drl", SPENDING)));
    }

    static List<Transaction> transactions() {
        return List.of(
                bought("t", "2026-06-15", "10.00", 0),
                Redemption.of("t", at("2026-06-15"), "EUR", new Redemption.Donation(5, "trees")),
                Adjustment.of("t", at("2026-06-15"), "EUR", 5, "Sorry"));
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void whatIsToldTwiceIsBookedOnce(Transaction transaction) {
        Customer rich = with(ANNA, new Account.Lot(100, Lifetime.UNLIMITED));
        Customer once = SHOP.evaluate(rich, transaction).customer();
        assertThat(once).isNotEqualTo(rich);
        Evaluation again = SHOP.evaluate(once, transaction);
        assertThat(again.customer()).isEqualTo(once);
        assertThat(again.decisions()).singleElement().isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.what()).isEqualTo("transaction");
            assertThat(refused.refusals().get(0).code()).isEqualTo("ALREADY_PROCESSED");
        });
    }

    @Test
    void anIdIsKnownUntilTheWindowIsOver() {
        LoyaltyEngine shop = shop("{\"days\": 3}", EARNING);
        Customer once =
                shop.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0)).customer();
        Customer third =
                shop.evaluate(once, bought("u", "2026-06-18", "1.00", 0)).customer();
        assertThat(third.booked()).containsOnlyKeys("t", "u");
        Customer fourth =
                shop.evaluate(once, bought("u", "2026-06-19", "1.00", 0)).customer();
        assertThat(fourth.booked()).containsOnlyKeys("u");
        assertThat(fourth.points().lots())
                .extracting(Account.Lot::from)
                .containsExactly(Optional.empty(), Optional.of("u"));
    }

    @Test
    void aRefusedWishCanBeToldAgain() {
        Redemption wish = Redemption.of("w", at("2026-06-15"), "EUR", new Redemption.Donation(5, "trees"));
        Evaluation refused = SHOP.evaluate(ANNA, wish);
        assertThat(refused.decisions()).singleElement().isInstanceOf(Refused.class);
        Customer rich = with(refused.customer(), new Account.Lot(100, Lifetime.UNLIMITED));
        assertThat(SHOP.evaluate(rich, wish).customer().points().balance()).isEqualTo(95);
    }

    @Test
    void aForgottenRefundIsKnownToTheState() {
        Evaluation bought = SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        Refund half =
                Refund.whole("r", at("2026-06-16"), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("1", 1)));
        Customer after = SHOP.evaluate(bought.customer(), half).customer();
        Evaluation rest = SHOP.evaluate(after, Refund.whole("s", at("2026-06-17"), "EUR", bought.decisions()));
        assertThat(rest.customer().points().balance()).isZero();
        assertThat(rest.decisions(RefundRecorded.class).get(0).lines())
                .extracting(SoldLine::quantity)
                .containsExactly(1);
        Evaluation third =
                SHOP.evaluate(rest.customer(), Refund.whole("u", at("2026-06-18"), "EUR", bought.decisions()));
        assertThat(third.decisions(Refused.class).get(0).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ALREADY_REVERSED"));
    }

    @Test
    void aConfirmationBeforeItsPurchaseIsRefused() {
        Evaluation early = SHOP.evaluate(ANNA, Confirmation.of("c", at("2026-06-15"), "EUR", "t"));
        assertThat(early.decisions()).singleElement().isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.what()).isEqualTo("confirmation");
            assertThat(refused.refusals().get(0).code()).isEqualTo("UNKNOWN_ORIGINAL");
        });
        Customer bought =
                SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0)).customer();
        assertThat(SHOP.evaluate(bought, Confirmation.of("c", at("2026-06-15"), "EUR", "t"))
                        .decisions())
                .isEmpty();
    }

    /** The state may know the purchase until something else is booked; that makes no difference. */
    @ParameterizedTest
    @CsvSource({"2026-08-14, false", "2026-08-14, true", "2026-08-15, false", "2026-08-15, true"})
    void afterItsWindowAPurchaseIsNotConfirmedWhetherItIsForgottenOrNot(String day, boolean isForgotten) {
        Customer anna =
                SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0)).customer();
        if (isForgotten) {
            anna = SHOP.evaluate(anna, bought("u", day, "1.00", 0)).customer();
        }
        assertThat(SHOP.evaluate(anna, Confirmation.of("c", at(day), "EUR", "t"))
                        .decisions(Refused.class))
                .hasSize(day.endsWith("15") ? 1 : 0);
    }

    /** Whatever two rules are called, and whichever forgives: the customer keeps and owes the same. */
    @ParameterizedTest
    @ValueSource(strings = {"", ".validMonths(12)", ".pendingDays(3)"})
    void namesOfRulesMakeNoDifferenceToADebt(String lifetime) {
        List<Customer> after = new ArrayList<>();
        for (List<String> names : List.of(List.of("A", "B"), List.of("B", "A"))) {
            LoyaltyEngine shop = shop("{\"days\": 60}", """
                    package earning
                    rule "%s" @en("e") @de("e")
                    when $p : Purchase( paid > 0 ) then decide.earn(1).per(1).mayGoNegative()%s; end
                    rule "%s" @en("f") @de("f")
                    when $p : Purchase( paid > 0 ) then decide.earn(3).per(1); end
                    """.formatted(names.get(0), lifetime, names.get(1)));
            Customer rich = with(ANNA, new Account.Lot(7, until("2026-07-01")));
            Evaluation bought = shop.evaluate(rich, bought("t", "2026-06-15", "10.00", 0));
            Customer spent = shop.evaluate(
                            bought.customer(),
                            Redemption.of("w", at("2026-06-20"), "EUR", new Redemption.Donation(39, "trees")))
                    .customer();
            after.add(shop.evaluate(spent, Refund.whole("r", at("2026-06-21"), "EUR", bought.decisions()))
                    .customer());
        }
        assertThat(after.get(0).accounts()).isEqualTo(after.get(1).accounts());
    }

    @Test
    void pendingPointsOfOtherPurchasesBearADebtOnlyIfTheProgrammeSaysSo() {
        String earning = """
                package earning
                rule "Now" @en("n") @de("n")
                when Purchase( channel == "now" ) then decide.earn(10).mayGoNegative(); end
                rule "Later" @en("l") @de("l")
                when Purchase( channel == "later" ) then decide.earn(10).pendingDays(14); end
                """;
        for (boolean fromPending : List.of(true, false)) {
            LoyaltyEngine shop = shop("{\"days\": 60, \"fromPending\": " + fromPending + "}", earning);
            Evaluation now = shop.evaluate(
                    ANNA, purchase("t", "2026-06-15").channel("now").build());
            Customer later = shop.evaluate(
                            now.customer(),
                            purchase("u", "2026-06-15").channel("later").build())
                    .customer();
            Customer spent = shop.evaluate(
                            later, Redemption.of("w", at("2026-06-16"), "EUR", new Redemption.Donation(10, "trees")))
                    .customer();
            Account back = shop.evaluate(spent, Refund.whole("r", at("2026-06-17"), "EUR", now.decisions()))
                    .customer()
                    .points();
            assertThat(back.balance()).isZero();
            assertThat(back.owed()).isEqualTo(fromPending ? 0 : 10);
        }
    }

    @Test
    void aProgrammeMayKeepPurchasesThatComeBackWhole() {
        for (boolean keeps : List.of(true, false)) {
            LoyaltyEngine shop = shop("{\"days\": 60, \"keepsPurchases\": " + keeps + "}", EARNING);
            Evaluation bought = shop.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
            Customer back = shop.evaluate(
                            bought.customer(), Refund.whole("r", at("2026-06-17"), "EUR", bought.decisions()))
                    .customer();
            assertThat(back.history().lifetime().purchases()).isEqualTo(keeps ? 1 : 0);
        }
    }

    @Test
    void anAdjustmentMayOverdrawIfItSaysSo() {
        Customer rich = with(ANNA, new Account.Lot(100, Lifetime.UNLIMITED));
        Adjustment adjustment = Adjustment.of("a", at("2026-06-15"), "EUR", -130, "Fraud");
        assertThat(SHOP.evaluate(rich, adjustment).decisions()).singleElement().isInstanceOf(Refused.class);
        Evaluation overdrawn = SHOP.evaluate(rich, adjustment.mayingGoNegative());
        assertThat(overdrawn.decisions(PointsAdjusted.class).get(0).owed()).isEqualTo(30);
        assertThat(overdrawn.customer().points()).isEqualTo(new Account(List.of(), 30));
    }

    @Test
    void ofWhatComesBackAtOnceThatPaysADebtWhichExpiresFirst() {
        Account.Lot lasting = new Account.Lot(10, Lifetime.UNLIMITED);
        Customer rich = with(ANNA, new Account.Lot(10, until("2026-12-31")), lasting);
        Evaluation given =
                SHOP.evaluate(rich, Redemption.of("w", at("2026-06-15"), "EUR", new Redemption.Donation(20, "trees")));
        Customer overdrawn = SHOP.evaluate(
                        given.customer(),
                        Adjustment.of("a", at("2026-06-16"), "EUR", -10, "Fraud")
                                .mayingGoNegative())
                .customer();
        Evaluation back = SHOP.evaluate(overdrawn, Refund.whole("r", at("2026-06-17"), "EUR", given.decisions()));
        assertThat(back.customer().points()).isEqualTo(new Account(List.of(lasting), 0));
    }

    @Test
    void aWishForMoreThanThereIsShrinksIfTheRuleSaysSo() {
        Customer rich = with(ANNA, new Account.Lot(100, Lifetime.UNLIMITED));
        Redemption wish = Redemption.of("w", at("2026-06-15"), "EUR", new Redemption.Donation(130, "trees"));
        assertThat(SHOP.evaluate(rich, wish).customer().points().balance()).isZero();
        Evaluation bought = SHOP.evaluate(rich, bought("t", "2026-06-15", "10.00", 130));
        assertThat(bought.decisions(Refused.class).get(0).refusals().get(0).code())
                .isEqualTo("NOT_ENOUGH_POINTS");
    }

    /** What is spent does not depend on whether somebody looked after the window was over. */
    @Test
    void lotsOfTransactionsThatAreOverGoFirstWhetherOrNotTheStateHasForgottenThem() {
        Customer bought =
                SHOP.evaluate(ANNA, bought("b", "2026-06-15", "10.00", 0)).customer();
        Customer both =
                SHOP.evaluate(bought, bought("a", "2026-08-01", "10.00", 0)).customer();
        Redemption wish = Redemption.of("w", at("2026-08-15"), "EUR", new Redemption.Donation(5, "trees"));
        Customer looked =
                SHOP.evaluate(both, bought("c", "2026-08-15", "0.00", 0)).customer();
        for (Customer customer : List.of(both, looked)) {
            assertThat(SHOP.evaluate(customer, wish).customer().points().lots())
                    .extracting(Account.Lot::from, Account.Lot::points)
                    .containsExactly(tuple(Optional.empty(), 5L), tuple(Optional.of("a"), 10L));
        }
    }

    @Test
    void aForgottenAllowanceIsKnownToTheState() {
        Evaluation bought = SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        Customer after = SHOP.evaluate(bought.customer(), allowance("r", "4.00", bought.decisions()))
                .customer();
        assertThat(after.points().balance()).isEqualTo(6);
        Evaluation more = SHOP.evaluate(after, allowance("s", "6.01", bought.decisions()));
        assertThat(more.decisions(Refused.class).get(0).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.required()).isEqualTo("6.00"));
        Evaluation rest = SHOP.evaluate(after, Refund.whole("u", at("2026-06-17"), "EUR", bought.decisions()));
        assertThat(rest.customer().points().balance()).isZero();
        assertThat(rest.decisions(RefundRecorded.class).get(0).paid()).isEqualTo("6.00");
    }

    /** After the window the records alone tell. */
    @Test
    void anAllowanceThatWasRecordedCountsOnce() {
        Evaluation bought = SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        Evaluation first = SHOP.evaluate(bought.customer(), allowance("r", "4.00", bought.decisions()));
        List<Decision> all = new ArrayList<>(bought.decisions());
        all.addAll(first.decisions());
        Customer late = SHOP.evaluate(first.customer(), DayReached.of("d", at("2026-12-01"), "EUR"))
                .customer();
        Refund rest = Refund.whole("u", at("2026-12-02"), "EUR", all);
        Evaluation back = SHOP.evaluate(late, rest);
        assertThat(back.customer().points().balance()).isZero();
        assertThat(back.decisions(RefundRecorded.class).get(0).paid()).isEqualTo("6.00");
    }

    @Test
    void allowancesThatDoNotFitAreRefused() {
        Evaluation bought = SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        Evaluation first = SHOP.evaluate(bought.customer(), allowance("r", "4.00", bought.decisions()));
        RefundRecorded back = first.decisions(RefundRecorded.class).get(0);
        assertMismatch(bought, decisions -> with(decisions, allowing(back, "1", "10.01")));
        assertMismatch(bought, decisions -> with(decisions, allowing(back, "9", "4.00")));
        assertThatThrownBy(() -> allowing(back, "1", "-4.00"))
                .hasMessageContaining("`allowances[0].amount` is `-4.00`; it must be > 0.");
        assertThatThrownBy(() -> SHOP.evaluate(
                        bought.customer(),
                        Refund.whole("s", at("2026-06-17"), "EUR", bought.decisions())
                                .ofAllowances(List.of(new LineAmount("9", BigDecimal.ONE)))))
                .hasMessageContaining("`allowances[0].line` is `9`; the recorded purchase has no such line.");
        assertThatThrownBy(() -> SHOP.evaluate(
                        bought.customer(),
                        Refund.whole("s", at("2026-06-17"), "EUR", bought.decisions())
                                .ofLines(List.of(new RefundLine("9", 1)))))
                .hasMessageContaining("`lines[0].line` is `9`; the recorded purchase has no such line.");
        assertThatThrownBy(() -> allowance("s", "0.00", bought.decisions()))
                .hasMessageContaining("`allowances[0].amount` is `0.00`; it must be > 0.");
        assertThatThrownBy(() -> allowance("s", "0.001", bought.decisions()))
                .hasMessageContaining("EUR has 2 decimals");
        assertThatThrownBy(() -> Refund.whole("s", at("2026-06-17"), "EUR", bought.decisions())
                        .ofAllowances(List.of()))
                .hasMessageContaining("`allowances` is empty");
    }

    @Test
    void aWishHasNoAllowance() {
        Customer rich = with(ANNA, new Account.Lot(100, Lifetime.UNLIMITED));
        Evaluation given =
                SHOP.evaluate(rich, Redemption.of("w", at("2026-06-15"), "EUR", new Redemption.Donation(5, "trees")));
        assertThatThrownBy(() -> SHOP.evaluate(given.customer(), allowance("r", "1.00", given.decisions())))
                .hasMessageContaining("`allowances` are made on purchases; all else is taken back as a whole.");
    }

    private static Refund allowance(String id, String amount, List<Decision> recorded) {
        return Refund.whole(id, at("2026-06-17"), "EUR", recorded)
                .ofAllowances(List.of(new LineAmount("1", new BigDecimal(amount))));
    }

    /** Records that do not fit are refused at the door, with nothing decided. */
    @Test
    void recordsThatDoNotFitAreRefused() {
        Customer rich = with(ANNA, new Account.Lot(100, Lifetime.UNLIMITED));
        Evaluation bought = SHOP.evaluate(rich, bought("t", "2026-06-15", "10.00", 40));
        Evaluation half = SHOP.evaluate(
                bought.customer(),
                Refund.whole("r", at("2026-06-16"), "EUR", bought.decisions())
                        .ofLines(List.of(new RefundLine("1", 1))));
        RefundRecorded back = half.decisions(RefundRecorded.class).get(0);
        assertMismatch(bought, decisions -> with(decisions, ofAnotherPurchase(back)));
        assertMismatch(bought, decisions -> with(decisions, quantity(back, 1_000_000)));
        assertMismatch(bought, decisions -> with(with(decisions, quantity(back, 1)), other(quantity(back, 2))));
        assertMismatch(
                bought,
                decisions -> replaced(
                        decisions,
                        PointsRedeemed.class,
                        paid -> new PointsRedeemed(
                                paid.id(),
                                paid.reason(),
                                Account.POINTS,
                                paid.points(),
                                paid.value(),
                                List.of(new Account.Lot(1_000_000, Lifetime.UNLIMITED)),
                                paid.shares())));
        assertMismatch(
                bought,
                decisions -> replaced(
                        decisions,
                        PointsRedeemed.class,
                        paid -> new PointsRedeemed(
                                paid.id(),
                                paid.reason(),
                                Account.POINTS,
                                paid.points(),
                                paid.value(),
                                paid.lots(),
                                List.of(new LinePoints("1", new BigDecimal("0.40"), 1_000_000)))));
        assertMismatch(
                bought,
                decisions -> replaced(
                        decisions,
                        PointsRedeemed.class,
                        paid -> new PointsRedeemed(
                                paid.id(),
                                paid.reason(),
                                Account.POINTS,
                                paid.points(),
                                paid.value(),
                                paid.lots(),
                                List.of(new LinePoints("9", new BigDecimal("0.40"), 40)))));
        assertMismatch(
                bought,
                decisions -> replaced(
                        decisions,
                        PurchaseRecorded.class,
                        sold -> new PurchaseRecorded(
                                sold.id(),
                                sold.reason(),
                                sold.transaction(),
                                sold.day(),
                                sold.total(),
                                new BigDecimal("99.00"),
                                sold.lines(),
                                sold.knownUntil())));
        assertMismatch(bought, decisions -> decisions.stream()
                .map(decision -> decision instanceof PointsEarned earned ? onLine("9", earned) : decision)
                .toList());
    }

    /** What was recorded is this purchase's, or a refund's of it; whatever else it says. */
    @Test
    void recordsOfStrangersAreRefused() {
        Evaluation bought = SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        PointsEarned earned = bought.decisions(PointsEarned.class).get(0);
        assertMismatch(bought, decisions -> with(decisions, refused("refund", "u")));
        assertMismatch(bought, decisions -> with(decisions, refused("coupon", "t")));
        assertMismatch(
                bought,
                decisions -> with(decisions, withId(earned, new DecisionId("anna", "u", "PointsEarned", "x", 1))));
        assertMismatch(
                bought,
                decisions -> with(decisions, withId(earned, new DecisionId("mary", "t", "PointsEarned", "x", 1))));
        List<Decision> told = with(bought.decisions(), refused("refund", "t"));
        assertThat(SHOP.evaluate(bought.customer(), Refund.whole("r", at("2026-06-17"), "EUR", told))
                        .customer()
                        .points()
                        .balance())
                .isZero();
    }

    private static Refused refused(String what, String subject) {
        Reason reason = new Reason("rule", new Sentence("One.", "Eins."), new RuleSetId("shop", "7", "ab12"));
        return new Refused(
                new DecisionId("anna", "x", "Refused", subject, 1),
                reason,
                what,
                subject,
                List.of(new Refusal("NO_EFFECT", "rule", new Sentence("One.", "Eins."), "", "")));
    }

    private static PointsEarned withId(PointsEarned earned, DecisionId id) {
        return new PointsEarned(
                id,
                earned.reason(),
                Account.POINTS,
                earned.points(),
                earned.base(),
                earned.computed(),
                earned.cuts(),
                earned.shares(),
                earned.value(),
                earned.turnoverShare(),
                earned.day(),
                earned.lifetime(),
                earned.campaign(),
                earned.once(),
                earned.refund(),
                List.of());
    }

    /** A refund whose state was lost is known by what was recorded of it. */
    @Test
    void aRefundThatIsRecordedIsNotCarriedOutAgain() {
        Evaluation bought = SHOP.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        Refund half =
                Refund.whole("r", at("2026-06-16"), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("1", 1)));
        Evaluation back = SHOP.evaluate(bought.customer(), half);
        List<Decision> recorded = new ArrayList<>(bought.decisions());
        recorded.addAll(back.decisions());
        Refund again = Refund.whole("r", at("2026-06-16"), "EUR", recorded).ofLines(List.of(new RefundLine("1", 1)));
        Evaluation refused = SHOP.evaluate(bought.customer(), again);
        assertThat(refused.customer()).isEqualTo(bought.customer());
        assertThat(refused.decisions()).singleElement().isInstanceOfSatisfying(Refused.class, only -> {
            assertThat(only.what()).isEqualTo("refund");
            assertThat(only.refusals().get(0).code()).isEqualTo("ALREADY_PROCESSED");
        });
    }

    @Test
    void theOrderInWhichDecisionsWereRecordedMakesNoDifference() {
        LoyaltyEngine shop = TWICE;
        Evaluation bought = shop.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        List<Decision> turned = new ArrayList<>(bought.decisions());
        Collections.reverse(turned);
        assertThat(shop.evaluate(bought.customer(), Refund.whole("r", at("2026-06-17"), "EUR", turned)))
                .isEqualTo(shop.evaluate(
                        bought.customer(), Refund.whole("r", at("2026-06-17"), "EUR", bought.decisions())));
    }

    /** What a refund itself has led to stays, however often another part comes back. */
    @Test
    void whatARefundHasBroughtIsNotTakenBackWithTheNext() {
        Evaluation bought = BACK.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        List<Decision> recorded = new ArrayList<>(bought.decisions());
        Evaluation half = BACK.evaluate(
                bought.customer(),
                Refund.whole("r", at("2026-06-16"), "EUR", recorded).ofLines(List.of(new RefundLine("1", 1))));
        assertThat(half.decisions(PointsEarned.class))
                .extracting(PointsEarned::points)
                .containsExactly(7L);
        recorded.addAll(half.decisions());
        Evaluation rest = BACK.evaluate(half.customer(), Refund.whole("s", at("2026-06-17"), "EUR", recorded));
        assertThat(rest.customer().points().balance()).isEqualTo(7);
    }

    @Test
    void whatIsCountedMustAddUpToo() {
        Evaluation bought = TWICE.evaluate(ANNA, bought("t", "2026-06-15", "10.00", 0));
        assertThatThrownBy(() -> TWICE.evaluate(
                        bought.customer(),
                        Refund.whole(
                                "r",
                                at("2026-06-17"),
                                "EUR",
                                replaced(
                                        bought.decisions(),
                                        SpendCounted.class,
                                        counted -> new SpendCounted(
                                                counted.id(),
                                                counted.reason(),
                                                new BigDecimal("99.00"),
                                                counted.day(),
                                                counted.shares())))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("99.00");
        Evaluation half = TWICE.evaluate(
                bought.customer(),
                Refund.whole("r", at("2026-06-16"), "EUR", bought.decisions())
                        .ofLines(List.of(new RefundLine("1", 1))));
        RefundRecorded back = half.decisions(RefundRecorded.class).get(0);
        RefundRecorded forged = new RefundRecorded(
                back.id(),
                back.reason(),
                back.transaction(),
                back.purchase(),
                back.day(),
                new BigDecimal("99.00"),
                back.lines(),
                back.allowances(),
                back.whole(),
                back.undone(),
                back.knownUntil());
        assertThatThrownBy(() -> TWICE.evaluate(
                        half.customer(), Refund.whole("s", at("2026-06-17"), "EUR", with(bought.decisions(), forged))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("99.00");
    }

    private static void assertMismatch(Evaluation bought, UnaryOperator<List<Decision>> forged) {
        Refund refund = Refund.whole("x", at("2026-06-17"), "EUR", forged.apply(bought.decisions()));
        assertThatThrownBy(() -> SHOP.evaluate(bought.customer(), refund))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(Code.MISMATCH));
    }

    private static List<Decision> with(List<Decision> decisions, Decision more) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(more);
        return all;
    }

    private static <D extends Decision> List<Decision> replaced(
            List<Decision> decisions, Class<D> kind, UnaryOperator<D> change) {
        List<Decision> all = new ArrayList<>(decisions);
        all.replaceAll(decision -> kind.isInstance(decision) ? change.apply(kind.cast(decision)) : decision);
        assertThat(all).isNotEqualTo(decisions);
        return all;
    }

    private static PointsEarned onLine(String line, PointsEarned earned) {
        return new PointsEarned(
                earned.id(),
                earned.reason(),
                Account.POINTS,
                earned.points(),
                earned.base(),
                earned.computed(),
                earned.cuts(),
                List.of(new LinePoints(line, earned.base(), earned.points())),
                earned.value(),
                earned.turnoverShare(),
                earned.day(),
                earned.lifetime(),
                earned.campaign(),
                earned.once(),
                earned.refund(),
                List.of());
    }

    private static RefundRecorded ofAnotherPurchase(RefundRecorded back) {
        return new RefundRecorded(
                back.id(),
                back.reason(),
                back.transaction(),
                "u",
                back.day(),
                back.paid(),
                back.lines(),
                back.allowances(),
                back.whole(),
                back.undone(),
                back.knownUntil());
    }

    private static RefundRecorded quantity(RefundRecorded back, int units) {
        SoldLine line = back.lines().get(0);
        return new RefundRecorded(
                back.id(),
                back.reason(),
                back.transaction(),
                back.purchase(),
                back.day(),
                back.paid(),
                List.of(new SoldLine(line.line(), line.product(), units, line.paid())),
                back.allowances(),
                back.whole(),
                back.undone(),
                back.knownUntil());
    }

    private static RefundRecorded allowing(RefundRecorded back, String line, String amount) {
        BigDecimal money = new BigDecimal(amount);
        return new RefundRecorded(
                back.id(),
                back.reason(),
                back.transaction(),
                back.purchase(),
                back.day(),
                money,
                List.of(),
                List.of(new LineAmount(line, money)),
                back.whole(),
                back.undone(),
                back.knownUntil());
    }

    private static RefundRecorded other(RefundRecorded back) {
        return new RefundRecorded(
                new DecisionId("anna", "r2", "RefundRecorded", "t", 1),
                back.reason(),
                "r2",
                back.purchase(),
                back.day(),
                back.paid(),
                back.lines(),
                back.allowances(),
                back.whole(),
                back.undone(),
                back.knownUntil());
    }

    /** A state that is as full as it may be still takes points, badges and transactions. */
    @Test
    void nobodyIsLockedOut() {
        LoyaltyEngine shop = Programmes.of("""
                package standing
                rule "Fan" @en("f") @de("f") when Customer( !hasBadge("fan") ) then decide.award("fan"); end
                """);
        List<Account.Lot> lots = new ArrayList<>();
        SortedMap<String, Tally> badges = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            lots.add(new Account.Lot(
                    1,
                    new Lifetime(
                            Optional.of(at("2026-06-16").plusSeconds(i)),
                            Optional.of(at("2026-06-17").plusSeconds(i)),
                            Optional.empty())));
            badges.put("badge-" + i, new Tally(1, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1), new TreeMap<>()));
        }
        Customer full = full(lots, badges);
        Evaluation fan = shop.evaluate(full, purchase("t", "2026-06-15").build());
        assertThat(fan.customer().tallies(BadgeAwarded.BADGE)).hasSize(10_000).containsKey("fan");
        Evaluation more = SHOP.evaluate(full, bought("t", "2026-06-15", "10.00", 0));
        assertThat(more.customer().points().balance()).isEqualTo(10_010);
        assertThat(more.customer().points().lots()).hasSize(10_000);
        Evaluation over = SHOP.evaluate(full, DayReached.of("d", at("2026-07-15"), "EUR"));
        assertThat(over.customer().points().balance()).isZero();
    }

    private static Customer full(List<Account.Lot> lots, SortedMap<String, Tally> badges) {
        return new Customer(
                ANNA.id(),
                ANNA.currency(),
                ANNA.enrolledOn(),
                ANNA.profile(),
                new TreeMap<>(Map.of(Account.POINTS, new Account(lots, 0))),
                ANNA.history(),
                ANNA.tier(),
                new TreeMap<>(Map.of(BadgeAwarded.BADGE, badges)),
                ANNA.booked(),
                List.of());
    }

    private static Customer with(Customer customer, Account.Lot... lots) {
        return new Customer(
                customer.id(),
                customer.currency(),
                customer.enrolledOn(),
                customer.profile(),
                new TreeMap<>(Map.of(Account.POINTS, new Account(List.of(lots), 0))),
                customer.history(),
                customer.tier(),
                customer.tallies(),
                customer.booked(),
                List.of());
    }

    private static Lifetime until(String day) {
        return new Lifetime(Optional.empty(), Optional.of(at(day)), Optional.empty());
    }

    private static Purchase.Builder purchase(String id, String day) {
        return Purchase.of(id).at(at(day)).currency("EUR").line("mug", "HOME", 2, "5.00");
    }

    private static Purchase bought(String id, String day, String price, long redeem) {
        Purchase.Builder purchase = Purchase.of(id).at(at(day)).currency("EUR");
        purchase.line("mug", "HOME", price.equals("10.00") ? 2 : 1, price.equals("10.00") ? "5.00" : price);
        return redeem == 0 ? purchase.build() : purchase.redeem(redeem).build();
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T10:00:00Z");
    }
}
