package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Tenure;
import io.loyaltyengine.model.TierFloor;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.standing.ContactSuggested;
import io.loyaltyengine.model.standing.GraceGranted;
import io.loyaltyengine.model.standing.TierAdjusted;
import io.loyaltyengine.model.standing.TierCancelled;
import io.loyaltyengine.model.standing.TierChanged;
import io.loyaltyengine.model.standing.TierPromised;
import io.loyaltyengine.model.standing.TierRetained;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a tier begins and ends, by each of the terms that say so. */
class TierTermsTest {
    private static final LocalDate JUNE_15 = LocalDate.of(2026, 6, 15);

    private static final String COUNTED = """
            package earning
            rule "Spend"
                @en("Spend {amount}.")
                @de("Ausgaben {amount}.")
            when
                $purchase : Purchase( paid > 0 )
            then
                decide.countSpend($purchase.everything());
            end
            """;

    /** Anna's days, one after the other. */
    private static final class Shopper {
        private final LoyaltyEngine engine;
        private Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
        private Evaluation latest;
        private int told;

        Shopper(LoyaltyEngine engine) {
            this.engine = engine;
            this.latest = seen(LocalDate.of(2020, 1, 1)).latest;
        }

        private static Instant noon(LocalDate day) {
            return day.atTime(LocalTime.NOON).atZone(ZoneId.of("Europe/Berlin")).toInstant();
        }

        private Shopper tell(io.loyaltyengine.model.Transaction transaction) {
            latest = engine.evaluate(customer, transaction);
            customer = latest.customer();
            return this;
        }

        Shopper seen(LocalDate day) {
            return tell(DayReached.of("t" + told++, noon(day), "EUR"));
        }

        Shopper seen(String day) {
            return seen(LocalDate.parse(day));
        }

        Shopper buys(String day, String amount) {
            return tell(Purchase.of("t" + told++)
                    .at(noon(LocalDate.parse(day)))
                    .currency("EUR")
                    .line("mug", "HOME", 1, amount)
                    .build());
        }

        Shopper givesBack(String day, Evaluation bought) {
            return tell(Refund.whole("t" + told++, noon(LocalDate.parse(day)), "EUR", bought.decisions()));
        }

        Shopper isSet(String day, String tier, Optional<String> until) {
            Adjustment floor = Adjustment.ofTier("t" + told++, noon(LocalDate.parse(day)), "EUR", tier, "Goodwill");
            return tell(until.map(LocalDate::parse).map(floor::until).orElse(floor));
        }

        String tier() {
            return customer.tier().name();
        }

        <D extends Decision> D only(Class<D> kind) {
            assertThat(latest.decisions(kind)).hasSize(1);
            return latest.decisions(kind).get(0);
        }
    }

    private static LoyaltyEngine engine(String... rules) {
        StringBuilder standing = new StringBuilder("package standing\n");
        int number = 1;
        for (String rule : rules) {
            String[] parts = rule.split(" => ", 2);
            standing.append("""
                    rule "Rule %d"
                        @en("You are well.")
                        @de("Dir geht es gut.")
                    when
                        Customer( %s )
                    then
                        decide.%s;
                    end
                    """.formatted(number++, parts[0], parts[1]).replace("@en(\"You", "@en(\"Of rule: you"));
        }
        return Programmes.engine(RuleSource.of(java.util.Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "earning.drl",
                COUNTED,
                "standing.drl",
                standing.toString())));
    }

    private static final LoyaltyEngine WHILE = engine("lastDays(30).spend >= 100 => tier(\"GOLD\").whileEarned()");
    private static final LoyaltyEngine WHILE_WITH_GRACE =
            engine("lastDays(30).spend >= 100 => tier(\"GOLD\").whileEarned().graceMonths(1)");
    private static final LoyaltyEngine GRACE = engine(
            "lastDays(30).spend >= 100 => tier(\"GOLD\").validDays(60).graceDays(30)",
            "lastDays(30).spend >= 10 => tier(\"SILVER\").validDays(60)");
    private static final LoyaltyEngine STEPS = engine(
            "lastDays(30).spend >= 500 => tier(\"PLATINUM\").validMonths(12).oneStepDown()",
            "lastDays(30).spend >= 100 => tier(\"GOLD\").validDays(60)",
            "lastDays(30).spend >= 10 => tier(\"SILVER\").validDays(60)");
    private static final LoyaltyEngine LATER =
            engine("thisMonth.spend >= 100 => tier(\"GOLD\").startsNextMonth().toMonthEnd()");
    private static final LoyaltyEngine TWICE_LATER = engine(
            "today.spend >= 100 => tier(\"SILVER\").startsNextMonth().validMonths(2)",
            "today.spend >= 500 => tier(\"PLATINUM\").startsNextMonth().validMonths(2)");
    private static final LoyaltyEngine YEARLY = engine(
            "thisYear.spend >= 300 => tier(\"SILVER\").validMonths(12).toYearEnd()",
            "thisYear.spend >= 1500 => tier(\"GOLD\").validMonths(12).toYearEnd()");

    @ParameterizedTest
    @CsvSource({"99.99, NONE", "100.00, GOLD", "100.01, GOLD"})
    void isEarnedFromItsThresholdOn(String amount, String tier) {
        assertThat(new Shopper(WHILE).buys("2026-06-15", amount).tier()).isEqualTo(tier);
    }

    @Test
    void whileEarnedHasNoEndAndRemembersItsRule() {
        assertThat(new Shopper(WHILE).buys("2026-06-15", "100.00").customer.tier())
                .isEqualTo(new TierStanding(
                        "GOLD",
                        Optional.of(JUNE_15),
                        Optional.empty(),
                        Optional.of(JUNE_15),
                        Optional.empty(),
                        Optional.of("Rule 1"),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** June 15 is among the last 30 days until July 14. */
    @ParameterizedTest
    @CsvSource({"2026-07-14, GOLD", "2026-07-15, NONE", "2028-07-15, NONE"})
    void whileEarnedFallsAtOnce(String day, String tier) {
        Shopper anna = new Shopper(WHILE).buys("2026-06-15", "100.00").seen(day);
        assertThat(anna.tier()).isEqualTo(tier);
        assertThat(anna.latest.decisions(TierChanged.class)).hasSize(tier.equals("GOLD") ? 0 : 1);
    }

    @Test
    void whileEarnedIsLostBeforeTheStagesIfItWasLostYesterday() {
        Shopper anna = new Shopper(WHILE).buys("2026-06-15", "100.00").buys("2026-07-20", "100.00");
        assertThat(anna.latest.decisions(TierChanged.class))
                .extracting(change -> change.to().name())
                .containsExactly("NONE", "GOLD");
        assertThat(anna.customer.tier().since()).contains(LocalDate.of(2026, 7, 20));
    }

    @Test
    void whileEarnedGoesWithTheGoods() {
        Shopper anna = new Shopper(WHILE_WITH_GRACE).buys("2026-06-15", "100.00");
        assertThat(anna.givesBack("2026-06-16", anna.latest).tier()).isEqualTo("NONE");
    }

    /** Earned until July 14, and kept for a month. */
    @ParameterizedTest
    @CsvSource({
        "2026-07-14, GOLD, false",
        "2026-07-15, GOLD, true",
        "2026-08-14, GOLD, true",
        "2026-08-15, NONE, false",
        "2027-08-15, NONE, false"
    })
    void isKeptForItsGrace(String day, String tier, boolean inGrace) {
        Shopper anna =
                new Shopper(WHILE_WITH_GRACE).buys("2026-06-15", "100.00").seen(day);
        assertThat(anna.tier()).isEqualTo(tier);
        assertThat(anna.customer.tier().graceUntil())
                .isEqualTo(inGrace ? Optional.of(LocalDate.of(2026, 8, 14)) : Optional.empty());
        assertThat(anna.latest.decisions(GraceGranted.class)).hasSize(inGrace ? 1 : 0);
    }

    @Test
    void theGraceIsTheSameWheneverSomebodyLooks() {
        Shopper daily = new Shopper(WHILE_WITH_GRACE).buys("2026-06-15", "100.00");
        for (LocalDate day = JUNE_15; day.isBefore(LocalDate.of(2026, 8, 10)); day = day.plusDays(1)) {
            daily.seen(day);
        }
        Shopper once =
                new Shopper(WHILE_WITH_GRACE).buys("2026-06-15", "100.00").seen("2026-08-09");
        assertThat(daily.customer.tier()).isEqualTo(once.customer.tier());
    }

    @Test
    void whatIsEarnedAgainInItsGraceIsRetained() {
        Shopper anna =
                new Shopper(WHILE_WITH_GRACE).buys("2026-06-15", "100.00").seen("2026-07-20");
        assertThat(anna.buys("2026-08-14", "99.99").customer.tier().graceUntil())
                .isPresent();
        anna.buys("2026-08-14", "0.01");
        assertThat(anna.only(TierRetained.class).reason().rule()).isEqualTo("Rule 1");
        assertThat(anna.customer.tier().graceUntil()).isEmpty();
        assertThat(anna.customer.tier().validUntil()).isEmpty();
        assertThat(anna.customer.tier().since()).contains(JUNE_15);
    }

    @ParameterizedTest
    @CsvSource({"13, 2026-06-01", "14, 2026-06-30"})
    void whatHadBecomeActiveByTheLastDayCounts(int pendingDays, LocalDate since) {
        String rule = """
                rule "%s"
                    @en("Of a %s.")
                    @de("Von %s.")
                when
                    %s
                then
                    decide.%s;
                end
                """;
        Shopper anna = new Shopper(Programmes.engine(RuleSource.of(java.util.Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "earning.drl",
                "package earning\n"
                        + rule.formatted("A", "a", "a", "Purchase( paid == 1 )", "earn(50).validDays(10)")
                        + rule.formatted(
                                "B", "b", "b", "Purchase( paid == 2 )", "earn(50).pendingDays(" + pendingDays + ")"),
                "standing.drl",
                "package standing\n"
                        + rule.formatted(
                                "C", "c", "c", "Customer( available >= 50 )", "tier(\"SILVER\").validDays(14)")))));
        anna.buys("2026-06-01", "1.00").buys("2026-06-02", "2.00").seen("2026-06-30");
        assertThat(anna.tier()).isEqualTo("SILVER");
        assertThat(anna.customer.tier().since()).contains(since);
    }

    @Test
    void whatIsRetainedTodayIsNotLostAgainToday() {
        String rule = """
                rule "%s"
                    @en("%s.")
                    @de("Regel %s.")
                when
                    %s
                then
                    decide.%s;
                end
                """;
        Shopper anna = new Shopper(Programmes.engine(RuleSource.of(java.util.Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "earning.drl",
                "package earning\n"
                        + rule.formatted("Run", "Run", "A", "Activity( kind == \"run\" )", "count(\"run\")"),
                "standing.drl",
                "package standing\n"
                        + rule.formatted(
                                "30 days of grace 1",
                                "Of 30 days with 1 run",
                                "mit 30 und 1",
                                "Customer( lastDays(30).count(\"run\") >= 1 )",
                                "tier(\"GOLD\").whileEarned().graceMonths(1)")))));
        for (String day : List.of("2026-06-15", "2026-07-20")) {
            anna.tell(Activity.of(day)
                    .at(Shopper.noon(LocalDate.parse(day)))
                    .currency("EUR")
                    .kind("run")
                    .build());
        }
        anna.only(TierRetained.class);
        assertThat(anna.seen("2026-07-20").latest.decisions()).isEmpty();
    }

    @Test
    void whatIsEarnedTodayIsNotLostBecauseEarlierGoodsComeBackToday() {
        Shopper anna = new Shopper(WHILE).buys("2026-06-15", "100.00");
        Evaluation first = anna.latest;
        anna.buys("2026-06-20", "100.00").givesBack("2026-06-20", first);
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2026-06-20").latest.decisions()).isEmpty();
    }

    /** Were there less than nothing on June 15, the rest would be 100 euros in 90 days once that day is out of them. */
    @Test
    void goodsThatComeBackTwiceTakeNothingFromOtherDays() {
        Shopper anna = new Shopper(engine("lastDays(90).spend >= 100 => tier(\"GOLD\").whileEarned()"));
        Evaluation first = anna.buys("2026-06-15", "50.00").latest;
        anna.givesBack("2026-08-20", first).givesBack("2026-08-21", first);
        assertThat(anna.buys("2026-08-25", "100.00").tier()).isEqualTo("GOLD");
        assertThat(anna.customer.history().lifetime().spend()).isEqualTo("100.00");
    }

    /** The goods made Platinum, so that Gold was not promised; after Platinum they alone made Silver. */
    @Test
    void goodsThatComeBackNeverRaise() {
        Shopper anna = new Shopper(engine(
                "lastDays(10).spend >= 200 => tier(\"PLATINUM\").whileEarned()",
                "thisMonth.spend >= 100 => tier(\"GOLD\").startsNextMonth().validMonths(2)",
                "lastDays(30).spend >= 250 => tier(\"SILVER\").validDays(60)"));
        Evaluation goods = anna.buys("2026-06-30", "200.00").latest;
        assertThat(anna.buys("2026-06-30", "100.00").tier()).isEqualTo("PLATINUM");
        TierStanding silver = anna.seen("2026-07-10").customer.tier();
        assertThat(silver.name()).isEqualTo("SILVER");
        assertThat(anna.givesBack("2026-07-15", goods).customer.tier()).isEqualTo(silver);
        assertThat(anna.latest.decisions(TierChanged.class)).isEmpty();
    }

    @Test
    void inItsGraceATierGoesWithTheGoods() {
        Shopper anna = new Shopper(GRACE).buys("2026-06-15", "100.00");
        Evaluation bought = anna.latest;
        assertThat(anna.seen("2026-08-20").tier()).isEqualTo("GOLD");
        assertThat(anna.givesBack("2026-08-20", bought).tier()).isEqualTo("NONE");
    }

    @Test
    void aTierThatStartedWithADayIsNotRaisedByWhatWasBoughtThen() {
        Shopper anna = new Shopper(engine("thisMonth.spend >= 100 => tier(\"GOLD\").startsNextMonth().validMonths(2)"))
                .buys("2026-06-15", "100.00");
        Evaluation first = anna.latest;
        anna.buys("2026-07-10", "100.00");
        Evaluation second = anna.latest;
        assertThat(anna.givesBack("2026-07-11", first).tier()).isEqualTo("GOLD");
        assertThat(anna.givesBack("2026-07-12", second).customer.tier()).isEqualTo(TierStanding.NONE);
    }

    @Test
    void aGraceIsToldWithItsLastDay() {
        Shopper anna =
                new Shopper(WHILE_WITH_GRACE).buys("2026-06-15", "100.00").seen("2026-07-20");
        assertThat(anna.only(GraceGranted.class).sentence(Locale.ENGLISH)).isEqualTo("You keep GOLD until 2026-08-14.");
        assertThat(anna.only(GraceGranted.class).sentence(Locale.GERMAN)).isEqualTo("Du behältst GOLD bis 14.08.2026.");
    }

    @ParameterizedTest
    @CsvSource({
        // Earned until 14 July 2026, or until 29 February 2028.
        "2026-06-15, whileEarned().toMonthEnd(), 2026-07-31",
        "2026-06-15, whileEarned().graceMonths(1).toMonthEnd(), 2026-08-31",
        "2026-06-15, whileEarned().graceDays(1).toYearEnd(), 2026-12-31",
        "2026-06-15, whileEarned().graceDays(1), 2026-07-15",
        "2028-01-31, whileEarned().graceMonths(12), 2029-02-28",
        "2028-01-31, whileEarned().graceDays(1), 2028-03-01"
    })
    void theGraceIsRoundedWhereThereIsNoOtherEnd(String bought, String terms, LocalDate last) {
        LoyaltyEngine engine = engine("lastDays(30).spend >= 100 => tier(\"GOLD\")." + terms);
        Shopper anna = new Shopper(engine).buys(bought, "100.00").seen(last);
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.customer.tier().graceUntil()).contains(last);
        assertThat(anna.seen(last.plusDays(1)).tier()).isEqualTo("NONE");
    }

    /** Gold until August 14, kept until September 13. */
    @ParameterizedTest
    @CsvSource({"2026-08-14, GOLD", "2026-08-15, GOLD", "2026-09-13, GOLD", "2026-09-14, NONE"})
    void aTierWithAnEndIsKeptAfterIt(String day, String tier) {
        Shopper anna = new Shopper(GRACE).buys("2026-06-15", "100.00").seen(day);
        assertThat(anna.tier()).isEqualTo(tier);
        assertThat(anna.customer.tier().graceUntil().isPresent())
                .isEqualTo(day.equals("2026-08-15") || day.equals("2026-09-13"));
    }

    @Test
    void afterTheGraceComesWhatIsEarnedOnItsLastDay() {
        Shopper anna = new Shopper(GRACE).buys("2026-06-15", "100.00").buys("2026-09-13", "10.00");
        assertThat(anna.tier()).isEqualTo("GOLD");
        anna.seen("2026-09-14");
        assertThat(anna.customer.tier())
                .isEqualTo(new TierStanding(
                        "SILVER",
                        Optional.of(LocalDate.of(2026, 9, 14)),
                        Optional.of(LocalDate.of(2026, 11, 12)),
                        Optional.of(LocalDate.of(2026, 9, 13))));
    }

    @Test
    void inItsGraceATierIsEarnedForAnotherTime() {
        Shopper anna = new Shopper(GRACE)
                .buys("2026-06-15", "100.00")
                .seen("2026-08-20")
                .buys("2026-09-13", "100.00");
        assertThat(anna.only(TierRetained.class).until()).contains(LocalDate.of(2026, 11, 12));
        assertThat(anna.customer.tier().graceUntil()).isEmpty();
    }

    @Test
    void oneStepDownIsOneTierLowerForAsLong() {
        Shopper anna = new Shopper(STEPS).buys("2026-06-15", "500.00").seen("2027-06-15");
        assertThat(anna.tier()).isEqualTo("PLATINUM");
        assertThat(anna.seen("2027-06-16").customer.tier())
                .isEqualTo(new TierStanding(
                        "GOLD",
                        Optional.of(LocalDate.of(2027, 6, 16)),
                        Optional.of(LocalDate.of(2028, 6, 15)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("Rule 1"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(anna.seen("2028-06-16").tier()).isEqualTo("SILVER");
        assertThat(anna.seen("2029-06-15").tier()).isEqualTo("SILVER");
        assertThat(anna.seen("2029-06-16").tier()).isEqualTo("NONE");
    }

    @Test
    void aStepLastsAYearWhereTiersDo() {
        Shopper anna = new Shopper(
                        engine("lastDays(30).spend >= 500 => tier(\"GOLD\").validMonths(12).toYearEnd().oneStepDown()"))
                .buys("2026-06-15", "500.00");
        assertThat(anna.seen("2027-12-31").tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2028-01-01").tier()).isEqualTo("SILVER");
        assertThat(anna.customer.tier().validUntil()).contains(LocalDate.of(2028, 12, 31));
    }

    @Test
    void stepsAreTheSameWheneverSomebodyLooks() {
        Shopper anna = new Shopper(STEPS).buys("2026-06-15", "500.00").seen("2029-06-15");
        assertThat(anna.tier()).isEqualTo("SILVER");
        assertThat(anna.latest.decisions(TierChanged.class))
                .extracting(change -> change.to().name())
                .containsExactly("GOLD", "SILVER");
    }

    @Test
    void whatIsEarnedByThenNeedsNoStep() {
        Shopper anna = new Shopper(STEPS)
                .buys("2026-06-15", "500.00")
                .buys("2027-06-01", "100.00")
                .seen("2027-06-16");
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.customer.tier().validUntil()).contains(LocalDate.of(2027, 8, 14));
        assertThat(anna.customer.tier().rule()).isEmpty();
    }

    @Test
    void aTierIsPromisedAndStartsWithTheNextMonth() {
        Shopper anna = new Shopper(LATER).buys("2026-06-15", "99.99");
        assertThat(anna.customer.tier()).isEqualTo(TierStanding.NONE);
        anna.buys("2026-06-16", "0.01");
        Tenure gold = new Tenure(
                "GOLD",
                LocalDate.of(2026, 7, 1),
                Optional.of(LocalDate.of(2026, 7, 31)),
                Optional.of(LocalDate.of(2026, 6, 16)),
                Optional.empty(),
                Optional.empty());
        TierPromised promised = anna.only(TierPromised.class);
        assertThat(promised.id().kind()).isEqualTo("TierPromised");
        assertThat(promised.tier()).contains("GOLD");
        assertThat(promised.until()).contains(LocalDate.of(2026, 7, 31));
        assertThat(anna.customer.tier()).isEqualTo(TierStanding.NONE.with(Optional.of(gold), Optional.empty()));
        assertThat(anna.buys("2026-06-17", "5.00").latest.decisions(TierPromised.class))
                .isEmpty();
        assertThat(anna.seen("2026-06-30").tier()).isEqualTo("NONE");
        assertThat(anna.seen("2026-07-01").customer.tier()).isEqualTo(gold.standing());
        assertThat(anna.seen("2026-07-31").tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2026-08-01").tier()).isEqualTo("NONE");
    }

    /** A receipt comes in late, from before the day since when a floor holds. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01", "2026-06-17", "2026-06-18", "2026-06-19", "2026-06-20"})
    void whatIsDatedBeforeAFloorIsAnswered(String day) {
        Shopper anna = new Shopper(LATER)
                .isSet("2026-06-19", "SILVER", Optional.empty())
                .buys(day, "100.00");
        assertThat(anna.only(TierPromised.class).tier()).contains("GOLD");
        assertThat(anna.tier()).isEqualTo("SILVER");
        assertThat(anna.isSet(day, "NONE", Optional.empty()).tier()).isEqualTo("NONE");
        assertThat(anna.seen("2026-07-01").tier()).isEqualTo("GOLD");
    }

    /** What is held has been judged today already; what was to start today was not known then. */
    @Test
    void whatAReceiptThatComesInLatePromisesStartsTheSameDay() {
        LoyaltyEngine engine = engine(
                "lastDays(30).spend >= 50 => tier(\"SILVER\").whileEarned()",
                "thisMonth.spend >= 200 => tier(\"GOLD\").startsNextMonth().validMonths(2)");
        Shopper anna = new Shopper(engine).buys("2026-07-01", "60.00");
        assertThat(anna.tier()).isEqualTo("SILVER");
        anna.buys("2026-06-30", "200.00");
        assertThat(anna.only(TierPromised.class).tier()).contains("GOLD");
        assertThat(anna.seen("2026-07-01").tier()).isEqualTo("GOLD");
    }

    /** What is earned no more when it starts is lost on that day, not on one before. */
    @Test
    void whatIsNotEarnedAnyMoreWhenItStartsIsKeptForItsGraceFromThen() {
        LoyaltyEngine engine =
                engine("lastDays(5).spend >= 100 => tier(\"GOLD\").startsNextMonth().whileEarned().graceDays(9)");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "100.00").seen("2026-07-01");
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2026-07-09").customer.tier().graceUntil()).contains(LocalDate.of(2026, 7, 9));
        assertThat(anna.seen("2026-07-10").tier()).isEqualTo("NONE");
    }

    @Test
    void aTierThatStartsLaterIsRetainedWithoutAGap() {
        Shopper anna = new Shopper(LATER).buys("2026-06-15", "100.00").buys("2026-07-31", "100.00");
        assertThat(anna.seen("2026-08-01").customer.tier().validUntil()).contains(LocalDate.of(2026, 8, 31));
        assertThat(anna.latest.decisions(TierRetained.class)).hasSize(1);
    }

    /** There are more days than one evaluation has decisions. */
    @Test
    void whatIsRetainedDayAfterDayUntilSomebodyLooksIsToldOnce() {
        LoyaltyEngine engine = engine("visits >= 0 => tier(\"SILVER\").validDays(1)");
        Shopper anna = new Shopper(engine);
        TierStanding before = anna.customer.tier();
        anna.seen("2120-01-01");
        assertThat(anna.only(TierRetained.class).from()).isEqualTo(before);
        assertThat(anna.only(TierRetained.class).to()).isEqualTo(anna.customer.tier());
        assertThat(anna.customer.tier().validUntil()).contains(LocalDate.of(2120, 1, 1));
        Shopper often = new Shopper(engine);
        for (int year = 2020; year <= 2120; year++) {
            often.seen(year + "-01-01");
        }
        assertThat(often.customer.tier()).isEqualTo(anna.customer.tier());
    }

    @Test
    void whatStartsLaterIsCancelledWithTheGoods() {
        Shopper anna = new Shopper(LATER).buys("2026-06-15", "100.00");
        anna.givesBack("2026-06-20", anna.latest);
        TierCancelled cancelled = anna.only(TierCancelled.class);
        assertThat(cancelled.id().kind()).isEqualTo("TierCancelled");
        assertThat(cancelled.sentence(Locale.ENGLISH))
                .isEqualTo("Without the returned goods you will not become GOLD.");
        assertThat(anna.customer.tier()).isEqualTo(TierStanding.NONE);
        assertThat(anna.seen("2026-07-01").tier()).isEqualTo("NONE");
    }

    @Test
    void nobodyFallsBelowAFloorWhileItHolds() {
        Shopper anna = new Shopper(YEARLY).isSet("2026-06-15", "GOLD", Optional.of("2027-06-30"));
        TierAdjusted adjusted = anna.only(TierAdjusted.class);
        assertThat(adjusted.note()).isEqualTo("Goodwill");
        assertThat(adjusted.reason().rule()).isEqualTo("Tier set by hand");
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2027-06-30").tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2027-07-01").customer.tier()).isEqualTo(TierStanding.NONE);
    }

    @Test
    void beneathAFloorWhatIsEarnedLivesOn() {
        Shopper anna =
                new Shopper(YEARLY).buys("2025-06-15", "300.00").isSet("2026-06-15", "GOLD", Optional.of("2027-06-30"));
        anna.buys("2026-12-01", "300.00").seen("2027-06-30");
        assertThat(anna.tier()).isEqualTo("GOLD");
        anna.seen("2027-07-01");
        assertThat(anna.customer.tier())
                .isEqualTo(new TierStanding(
                        "SILVER",
                        Optional.of(LocalDate.of(2027, 7, 1)),
                        Optional.of(LocalDate.of(2027, 12, 31)),
                        Optional.of(LocalDate.of(2026, 12, 31))));
    }

    /** Silver from February to April 1, and kept until May 1: what was bought in March does not retain it. */
    @ParameterizedTest
    @CsvSource({"2026-05-01, SILVER, 2026-05-01", "2026-05-02, NONE,"})
    void beneathAFloorNothingIsEarnedTwice(LocalDate day, String tier, LocalDate since) {
        LoyaltyEngine engine =
                engine("thisMonth.spend >= 100 => tier(\"SILVER\").startsNextMonth().validMonths(2).graceMonths(1)");
        Shopper anna = new Shopper(engine).buys("2026-01-18", "100.00").buys("2026-03-17", "100.00");
        anna.isSet("2026-04-07", "GOLD", Optional.of(day.minusDays(1).toString()));
        assertThat(anna.tier()).isEqualTo("GOLD");
        anna.seen(day);
        assertThat(anna.tier()).isEqualTo(tier);
        assertThat(anna.customer.tier().since()).isEqualTo(Optional.ofNullable(since));
    }

    @Test
    void beneathAFloorAStepGoesOn() {
        Shopper anna = new Shopper(STEPS).buys("2026-06-15", "500.00");
        anna.isSet("2027-07-01", "PLATINUM", Optional.of("2027-07-31")).seen("2027-08-01");
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.customer.tier().validUntil()).contains(LocalDate.of(2028, 6, 15));
        assertThat(anna.seen("2028-06-16").tier()).isEqualTo("SILVER");
    }

    @Test
    void beneathAFloorStartsWhatWasPromised() {
        Shopper anna = new Shopper(TWICE_LATER).buys("2026-06-15", "100.00");
        Tenure silver = anna.customer.tier().next().orElseThrow();
        anna.isSet("2026-06-20", "GOLD", Optional.of("2026-07-20"));
        assertThat(anna.customer.tier().next()).contains(silver);
        assertThat(anna.seen("2026-07-01").latest.decisions()).isEmpty();
        assertThat(anna.seen("2026-07-20").tier()).isEqualTo("GOLD");
        anna.seen("2026-07-21");
        assertThat(anna.tier()).isEqualTo("SILVER");
        assertThat(anna.customer.tier().validUntil()).isEqualTo(silver.validUntil());
        assertThat(anna.customer.tier().next()).isEmpty();
    }

    @Test
    void aboveAFloorStartsWhatWasPromised() {
        Shopper anna = new Shopper(TWICE_LATER).buys("2026-06-15", "500.00");
        anna.isSet("2026-06-20", "GOLD", Optional.of("2026-07-20"));
        assertThat(anna.seen("2026-07-01").tier()).isEqualTo("PLATINUM");
        assertThat(anna.customer.tier().floor().flatMap(TierFloor::beneath)).isEmpty();
    }

    /** What is promised above the floor takes nothing from what has started beneath it. */
    @Test
    void beneathAFloorStaysWhatStartedWhenMoreIsPromised() {
        Shopper anna = new Shopper(TWICE_LATER).buys("2026-06-15", "100.00");
        anna.isSet("2026-06-20", "GOLD", Optional.of("2026-07-20"));
        anna.buys("2026-07-05", "500.00");
        assertThat(anna.only(TierPromised.class).tier()).contains("PLATINUM");
        assertThat(anna.seen("2026-07-21").tier()).isEqualTo("SILVER");
        assertThat(anna.seen("2026-08-01").tier()).isEqualTo("PLATINUM");
    }

    /** What has started beneath the floor is not said to start no more. */
    @ParameterizedTest
    @CsvSource({"2026-06-30, 1", "2026-07-01, 0"})
    void beneathAFloorWhatWasPromisedGoesWithTheGoods(String back, int cancelled) {
        Shopper anna = new Shopper(TWICE_LATER).buys("2026-06-15", "100.00");
        Evaluation bought = anna.latest;
        anna.isSet("2026-06-20", "GOLD", Optional.of("2026-07-20")).givesBack(back, bought);
        assertThat(anna.latest.decisions(TierCancelled.class)).hasSize(cancelled);
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2026-07-21").customer.tier()).isEqualTo(TierStanding.NONE);
    }

    /** A floor beneath a tier does not change what goods had raised from: a step, here, that goes on. */
    @Test
    void aFloorBeneathATierForgetsNothing() {
        Shopper anna = new Shopper(STEPS).buys("2026-06-15", "500.00").buys("2027-07-01", "500.00");
        Evaluation bought = anna.latest;
        assertThat(anna.tier()).isEqualTo("PLATINUM");
        anna.isSet("2027-07-02", "SILVER", Optional.of("2027-07-31")).givesBack("2027-07-03", bought);
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.customer.tier().validUntil()).contains(LocalDate.of(2028, 6, 15));
    }

    /** The tier comes back on that day, and by the rule that had made it. */
    @Test
    void aFloorThatIsTakenBackLeavesWhatWasEarned() {
        Shopper anna =
                new Shopper(WHILE).buys("2026-06-15", "100.00").isSet("2026-06-20", "PLATINUM", Optional.empty());
        TierStanding gold =
                anna.isSet("2026-06-25", "NONE", Optional.empty()).customer.tier();
        assertThat(gold.name()).isEqualTo("GOLD");
        assertThat(gold.since()).contains(LocalDate.of(2026, 6, 25));
        assertThat(gold.earnedOn()).contains(JUNE_15);
    }

    @Test
    void beneathAFloorLivesOnWhatIsOlderThanAllThatIsKnown() {
        Shopper anna = new Shopper(YEARLY);
        TierStanding forGood = new TierStanding("SILVER", Optional.of(LocalDate.of(2021, 1, 1)), Optional.empty());
        anna.customer = new Customer(
                "anna",
                anna.customer.currency(),
                anna.customer.enrolledOn(),
                anna.customer.profile(),
                anna.customer.accounts(),
                anna.customer.history(),
                forGood,
                anna.customer.tallies(),
                anna.customer.booked(),
                anna.customer.issued());
        anna.isSet("2026-06-15", "GOLD", Optional.of("2026-12-31")).seen("2027-01-01");
        assertThat(anna.tier()).isEqualTo("SILVER");
        assertThat(anna.customer.tier().validUntil()).isEmpty();
    }

    @Test
    void whoEarnsTheTierOfTheFloorKeepsIt() {
        Shopper anna = new Shopper(YEARLY).isSet("2026-06-15", "GOLD", Optional.of("2026-06-30"));
        anna.buys("2026-06-20", "1500.00").seen("2026-07-01");
        assertThat(anna.only(TierRetained.class).until()).contains(LocalDate.of(2027, 12, 31));
        assertThat(anna.customer.tier().since()).contains(JUNE_15);
        assertThat(anna.customer.tier().floor()).isEmpty();
    }

    @Test
    void aFloorWaitsBelowWhatIsEarned() {
        Shopper anna =
                new Shopper(YEARLY).buys("2026-06-15", "1500.00").isSet("2026-06-15", "SILVER", Optional.empty());
        assertThat(anna.customer.tier().floor()).contains(TierFloor.of("SILVER", Optional.empty()));
        assertThat(anna.seen("2027-12-31").tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2028-01-01").tier()).isEqualTo("SILVER");
        assertThat(anna.isSet("2028-02-01", "NONE", Optional.empty()).customer.tier())
                .isEqualTo(TierStanding.NONE);
    }

    @Test
    void onTheWayUpAFloorIsNoHindrance() {
        Shopper anna = new Shopper(YEARLY).isSet("2026-06-15", "SILVER", Optional.empty());
        anna.buys("2026-06-20", "1500.00");
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.givesBack("2026-06-21", anna.latest).tier()).isEqualTo("SILVER");
        assertThat(anna.customer.tier().floor().flatMap(TierFloor::beneath)).isPresent();
    }

    /** Whichever came first, the purchase or the floor: when the goods come back, the floor alone holds the tier. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-06-14", "2026-06-16"})
    void aFloorOutlivesTheGoodsButNotItself(String set) {
        boolean isFirst = set.equals("2026-06-14");
        Shopper anna = new Shopper(YEARLY);
        if (isFirst) {
            anna.isSet(set, "GOLD", Optional.of("2026-07-31"));
        }
        anna.buys("2026-06-15", "1500.00");
        Evaluation bought = anna.latest;
        if (!isFirst) {
            anna.isSet(set, "GOLD", Optional.of("2026-07-31"));
        }
        anna.givesBack("2026-06-20", bought);
        assertThat(anna.tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2026-07-31").tier()).isEqualTo("GOLD");
        assertThat(anna.seen("2026-08-01").customer.tier()).isEqualTo(TierStanding.NONE);
    }

    @Test
    void aTierThatOnlyItsFloorHoldsIsToldSo() {
        Shopper anna = new Shopper(YEARLY).buys("2026-06-15", "1500.00");
        Evaluation bought = anna.latest;
        anna.isSet("2026-06-16", "GOLD", Optional.empty()).givesBack("2026-06-20", bought);
        TierRetained held = anna.only(TierRetained.class);
        assertThat(held.reason().rule()).isEqualTo("A tier that is no longer earned is held by its floor");
        assertThat(held.to().floor().flatMap(TierFloor::beneath)).isPresent();
        assertThat(anna.isSet("2026-06-21", "NONE", Optional.empty()).customer.tier())
                .isEqualTo(TierStanding.NONE);
    }

    @Test
    void aFloorNeedsATierOfTheProgramme() {
        assertThatThrownBy(() -> new Shopper(YEARLY).isSet("2026-06-15", "GLOD", Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("transaction.tier");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-30, 0", "2026-08-01, 0", "2026-07-31, 1", "2026-08-30, 1"})
    void endsAreToldAhead(String day, int notices) {
        LoyaltyEngine engine = engine(
                "lastDays(30).spend >= 100 => tier(\"GOLD\").validDays(60).graceDays(30)",
                "!inGrace, tierEndsIn(14) => notice(\"ends\")",
                "inGrace, tierEndsIn(14) => notice(\"grace-ends\")");
        Shopper anna = new Shopper(engine).buys("2026-06-15", "100.00").seen(day);
        assertThat(anna.latest.decisions(ContactSuggested.class)).hasSize(notices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tier(\"GOLD\").whileEarned().validMonths(12)",
                "tier(\"GOLD\").graceDays(3)",
                "tier(\"GOLD\").validMonths(1).graceDays(3).graceMonths(1)",
                "tier(\"GOLD\").oneStepDown()",
                "tier(\"GOLD\").whileEarned().toMonthEnd().oneStepDown()",
                "tier(\"GOLD\").validUntil(\"2027-06-30\").oneStepDown()"
            })
    void termsThatContradictOneAnotherAreRefused(String decision) {
        assertThatThrownBy(() -> engine("spend >= 100 => " + decision)).isInstanceOf(RuleLoadException.class);
    }

    @Test
    void oneLeavesATierUpOrDown() {
        LoyaltyEngine engine = Programmes.of("""
                package followup
                rule "Left"
                    @en("Gone.")
                    @de("Weg.")
                when
                    Outcome( left("SILVER") )
                then
                    decide.notice("left");
                end
                """);
        Shopper anna = new Shopper(engine).isSet("2026-06-15", "SILVER", Optional.empty());
        assertThat(anna.latest.decisions(ContactSuggested.class)).isEmpty();
        assertThat(anna.isSet("2026-06-16", "SILVER", Optional.empty()).latest.decisions(ContactSuggested.class))
                .isEmpty();
        assertThat(anna.isSet("2026-06-16", "GOLD", Optional.empty()).latest.decisions(ContactSuggested.class))
                .hasSize(1);
        assertThat(List.of(anna.tier())).containsExactly("GOLD");
    }
}
