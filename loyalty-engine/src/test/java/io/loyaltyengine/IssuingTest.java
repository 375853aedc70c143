package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponAudience;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.coupons.CouponReversed;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponWithdrawn;
import io.loyaltyengine.model.standing.ContactSuggested;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is issued: for a full card or for nothing, until when, what uses it up, and what takes it away. */
class IssuingTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "test", "version": "1", "currency": "EUR", "zone": "Europe/Berlin", "tiers": [],
             "pointValue": 0.01, "accounts": {
               "stamps": {"one": {"en": "stamp", "de": "Stempel"}, "many": {"en": "stamps", "de": "Stempel"}}}}
            """;
    private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
    private static final CouponCatalogue COUPONS = CouponCatalogue.of(
            CouponDefinition.of("FREE", new Benefit.AmountOff(new BigDecimal("3.00")))
                    .with(CouponAudience.issuedTo()),
            CouponDefinition.of("TREAT", Benefit.percentOff("50"))
                    .with(CouponScope.EVERYTHING.except(CouponScope.labels("FIXED")))
                    .with(CouponAudience.issuedTo()));
    private static final String STAMPS = """
            package earning
            rule "A stamp for every unit" @en("{quantity}.") @de("{quantity}.")
            when $purchase : Purchase( paid > 0 )
            then decide.earn(1, "stamps").perUnit($purchase.only("COFFEE")); end
            """;
    private static final String ACCEPT = """
            package coupons
            rule "Accept" @en("{code}.") @de("{code}.")
            when $claim : Claim( known )
            then decide.accept($claim).freedOnRefund(); end
            """;

    private Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
    private Instant at = NOON;
    private int transactions;

    @ParameterizedTest
    @CsvSource({"9, 0, 9", "10, 1, 0", "11, 1, 1", "19, 1, 9", "20, 2, 0", "23, 2, 3"})
    void asManyAsTheCardIsFull(int units, long coupons, long left) {
        bought(card(""), units);
        assertThat(open()).isEqualTo(coupons);
        assertThat(stamps()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"'', 2, 3", ".atMost(1), 1, 13", ".once(\"card\"), 1, 13"})
    void noMoreThanSaidAtOnce(String terms, long coupons, long left) {
        bought(card(terms), 23);
        assertThat(open()).isEqualTo(coupons);
        assertThat(stamps()).isEqualTo(left);
    }

    @Test
    void whatFilledTheCardGoesBackWithTheGoodsFromWhatIsFreeThenFromTheYoungestCopy() {
        LoyaltyEngine engine = card("");
        bought(engine, 9);
        List<Decision> second = bought(engine, 14).decisions();
        assertThat(open()).isEqualTo(2);
        assertThat(stamps()).isEqualTo(3);
        Evaluation back = decide(engine, Refund.whole("r", at, "EUR", second));
        assertThat(open()).isZero();
        assertThat(stamps()).isEqualTo(9);
        assertThat(back.decisions().stream()
                        .filter(CouponWithdrawn.class::isInstance)
                        .map(d -> ((CouponWithdrawn) d).count())
                        .toList())
                .containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 0, 9", "11, 0, 0"})
    void aUnitThatComesBackTakesItsStampAlone(int units, long coupons, long left) {
        LoyaltyEngine engine = card("");
        List<Decision> bought = bought(engine, 11).decisions();
        decide(engine, Refund.whole("r", at, "EUR", bought).ofLines(List.of(new RefundLine("2", units))));
        assertThat(open()).isEqualTo(coupons);
        assertThat(stamps()).isEqualTo(left);
    }

    @Test
    void aFreeStampIsTakenBeforeACopyIsTouched() {
        LoyaltyEngine engine = card("");
        bought(engine, 10);
        List<Decision> second = bought(engine, 3).decisions();
        decide(engine, Refund.whole("r", at, "EUR", second));
        assertThat(open()).isEqualTo(1);
        assertThat(stamps()).isZero();
    }

    @Test
    void aCopyThatIsUsedIsSpentAndItsStampsAreForgiven() {
        LoyaltyEngine engine = card("");
        List<Decision> filled = bought(engine, 10).decisions();
        Evaluation used = decide(engine, purchase(1).coupon("FREE").build());
        assertThat(accepted(used)).isEqualTo(1);
        assertThat(open()).isZero();
        decide(engine, Refund.whole("r", at, "EUR", filled));
        assertThat(stamps()).isZero();
        assertThat(anna.account("stamps").owed()).isZero();
    }

    @Test
    void aCopyIsUsedOnceAndOpenAgainWhenTheGoodsComeBack() {
        LoyaltyEngine engine = card("");
        bought(engine, 10);
        Evaluation used = decide(engine, purchase(0).coupon("FREE").build());
        Evaluation again = decide(engine, purchase(0).coupon("FREE").build());
        assertThat(accepted(used)).isEqualTo(1);
        assertThat(accepted(again)).isZero();
        assertThat(again.decisions().stream()
                        .filter(Refused.class::isInstance)
                        .map(refused -> ((Refused) refused).refusals().get(0).code())
                        .toList())
                .containsExactly("ALREADY_USED");
        decide(engine, Refund.whole("r", at, "EUR", used.decisions()));
        assertThat(open()).isEqualTo(1);
        assertThat(accepted(decide(engine, purchase(0).coupon("FREE").build()))).isEqualTo(1);
    }

    @Test
    void copiesThatAreOpenAgainHaveWhatWasTakenForThemWhateverComesBackFirst() {
        LoyaltyEngine engine = card("", STAMPS + """
                rule "Tea" @en("{quantity}.") @de("{quantity}.")
                when $purchase : Purchase( unitsIn("TEA") > 0 )
                then decide.earn(1, "stamps").times($purchase.unitsIn("TEA")).validDays(90); end
                """);
        decide(engine, purchase(16).line("green", "TEA", 14, "1.00").build());
        List<IssuedCoupon> three = anna.issued();
        Evaluation one = decide(engine, purchase(0).coupon("FREE").build());
        Evaluation two = decide(engine, purchase(0).coupon("FREE").build());
        decide(engine, Refund.whole("r1", at, "EUR", one.decisions()));
        decide(engine, Refund.whole("r2", at, "EUR", two.decisions()));
        assertThat(open()).isEqualTo(3);
        assertThat(anna.issued()).isEqualTo(three);
    }

    @ParameterizedTest
    @CsvSource({"13, 0", "14, 1", "60, 1", "61, 0"})
    void waitsAndIsOver(int days, int accepted) {
        LoyaltyEngine engine = card(".pendingDays(14).validDays(60)");
        bought(engine, 10);
        at = NOON.plus(days, ChronoUnit.DAYS);
        assertThat(accepted(decide(engine, purchase(0).coupon("FREE").build()))).isEqualTo(accepted);
        assertThat(open()).isEqualTo(days > 60 ? 0 : 1 - accepted);
    }

    @ParameterizedTest
    @CsvSource({"espresso, FRESH, 1", "espresso, FIXED, 0", "filter, FRESH, 0"})
    void aCopyForOneProductIsForThatAloneAndNeverForWhatTheCouponExcepts(String product, String label, long accepted) {
        LoyaltyEngine engine = engine(ACCEPT, """
                package standing
                rule "A treat" @en("{code} on {on}.") @de("{code} auf {on}.")
                when Purchase( unitsOf("mug") > 0 )
                then decide.issue("TREAT").on("espresso"); end
                """);
        bought(engine, 0);
        Line line = new Line("1", product, "COFFEE", 1, new BigDecimal("2.50")).labelled(label);
        Purchase purchase = Purchase.of("treat")
                .at(at)
                .currency("EUR")
                .line(line)
                .coupon("TREAT")
                .build();
        assertThat(accepted(decide(engine, purchase))).isEqualTo(accepted);
        assertThat(open()).isEqualTo(1 - accepted);
    }

    /** What can never be used is neither offered nor presented: the coupon is as if it were not there. */
    @ParameterizedTest
    @CsvSource({"true, 1, 0", "false, 1, 1"})
    void aCopyForWhatTheCouponExceptsStandsInNobodysWay(boolean issuedOnly, int first, int second) {
        CouponDefinition pick = CouponDefinition.of("PICK", Benefit.percentOff("20"))
                .with(CouponScope.EVERYTHING.except(CouponScope.products("espresso")));
        CouponCatalogue coupons = CouponCatalogue.of(issuedOnly ? pick.with(CouponAudience.issuedTo()) : pick);
        LoyaltyEngine engine = engine(ACCEPT, """
                package standing
                rule "Sooner over" @en("{code} on {on}.") @de("{code} auf {on}.")
                when Purchase( first )
                then decide.issue("PICK").on("espresso").validDays(5); end
                rule "Later over" @en("{code} on {on}.") @de("{code} auf {on}.")
                when Purchase( first )
                then decide.issue("PICK").on("filter").validDays(9); end
                """);
        bought(engine, 0);
        assertThat(open()).isEqualTo(2);
        assertThat(engine.offers(anna, at, coupons))
                .extracting(offer -> offer.copy().flatMap(IssuedCoupon::on).orElse(""))
                .containsExactly("filter");
        for (int accepted : List.of(first, second)) {
            Purchase filter = Purchase.of("f" + transactions++)
                    .at(at)
                    .currency("EUR")
                    .line("filter", "COFFEE", 1, "5.00")
                    .coupon("PICK")
                    .build();
            Evaluation evaluation = engine.evaluate(anna, filter, coupons);
            anna = evaluation.customer();
            assertThat(accepted(evaluation)).isEqualTo(accepted);
            assertThat(open()).isEqualTo(1);
        }
        assertThat(engine.offers(anna, at, coupons)).hasSize(second);
    }

    @Test
    void whatIsOverIsToldAndGivesNothingBack() {
        LoyaltyEngine engine = card(".validDays(5)");
        bought(engine, 12);
        at = NOON.plus(6, ChronoUnit.DAYS);
        Evaluation day = decide(engine, DayReached.of("d", at, "EUR"));
        assertThat(day.decisions())
                .filteredOn(CouponWithdrawn.class::isInstance)
                .hasSize(1);
        assertThat(open()).isZero();
        assertThat(stamps()).isEqualTo(2);
    }

    @Test
    void withoutAPriceAnOpenCopyGoesWithThePurchaseThatBroughtIt() {
        for (String terms : List.of("", ".keptOnRefund()")) {
            LoyaltyEngine engine = engine("""
                    package standing
                    rule "Thanks" @en("{code} until {until}.") @de("{code} bis {until}.")
                    when Purchase( paid >= 5 )
                    then decide.issue("FREE")%s.validMonths(3); end
                    """.formatted(terms));
            Evaluation bought = bought(engine, 1);
            assertThat(bought.decisions().stream()
                            .filter(CouponIssued.class::isInstance)
                            .map(issued -> issued.sentence(Locale.GERMAN))
                            .toList())
                    .containsExactly("FREE bis 15.09.2026.");
            decide(engine, Refund.whole("r" + terms.length(), at, "EUR", bought.decisions()));
            assertThat(open()).isEqualTo(terms.isEmpty() ? 0 : 1);
        }
    }

    /** A copy that is open again is so for nothing when what it was issued for has come back already, as far as is known. */
    @ParameterizedTest
    @CsvSource({"'', false, 60, 0, -1", "'', false, 61, 1, 0", "'', true, 60, 1, 0", ".keptOnRefund(), false, 60, 1, 0"
    })
    void aCopyThatIsOpenAgainGoesWhereItsOwnPurchaseHasGone(
            String terms, boolean isPart, int days, long open, long issues) {
        LoyaltyEngine engine = engine(ACCEPT, """
                package standing
                rule "Thanks" @en("{code}.") @de("{code}.")
                when Purchase( unitsOf("espresso") > 0 )
                then decide.issue("FREE")%s; end
                """.formatted(terms));
        List<Decision> bought = bought(engine, 2).decisions();
        at = NOON.plus(50, ChronoUnit.DAYS);
        Evaluation used = decide(engine, purchase(0).coupon("FREE").build());
        assertThat(accepted(used)).isEqualTo(1);
        Refund back = Refund.whole("r1", at, "EUR", bought);
        decide(engine, isPart ? back.ofLines(List.of(new RefundLine("1", 1))) : back);
        at = NOON.plus(days, ChronoUnit.DAYS);
        Evaluation last = decide(engine, Refund.whole("r2", at, "EUR", used.decisions()));
        assertThat(open()).isEqualTo(open);
        assertThat(issued(last)).isEqualTo(issues);
        assertThat(last.decisions().stream()
                        .filter(decision -> decision instanceof CouponReversed || decision instanceof CouponWithdrawn)
                        .map(decision -> decision.sentence(Locale.ENGLISH)))
                .isEqualTo(
                        open > 0
                                ? List.of("The coupon FREE can be used again.")
                                : List.of(
                                        "Of the coupon FREE 3.00 EUR went back with the returned goods.",
                                        "1 x FREE went back with the returned goods."));
    }

    @Test
    void theDearestOfSeveralOnOneAccountComesFirst() {
        LoyaltyEngine engine = engine(STAMPS, """
                package standing
                rule "A small one" @en("One for 3.") @de("Einer für 3.")
                when Customer( available("stamps") >= 3 )
                then decide.issue("SMALL").forEvery(3, "stamps"); end
                rule "B big one" @en("One for 5.") @de("Einer für 5.")
                when Customer( available("stamps") >= 5 )
                then decide.issue("BIG").forEvery(5, "stamps"); end
                """);
        bought(engine, 9);
        assertThat(anna.issued().stream().map(IssuedCoupon::code).toList()).containsExactlyInAnyOrder("BIG", "SMALL");
        assertThat(stamps()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 23", "1, 1, 13", "2, 2, 3", "3, 2, 3"})
    void noMoreThanTheShopHasAreIssued(int issuesLeft, long coupons, long left) {
        Evaluation bought = onBudget(issuesLeft, card(""), purchase(23).build());
        assertThat(open()).isEqualTo(coupons);
        assertThat(stamps()).isEqualTo(left);
        assertThat(issued(bought)).isEqualTo(coupons);
        assertThat(bought.trace().stream().filter(fired -> fired.values().containsKey("issuesLeft")))
                .hasSize(issuesLeft < 2 ? 1 : 0);
        Evaluation back = onBudget(issuesLeft, card(""), Refund.whole("r", at, "EUR", bought.decisions()));
        assertThat(issued(back)).isEqualTo(-coupons);
    }

    @Test
    void rulesShareWhatTheShopHas() {
        LoyaltyEngine engine = engine(STAMPS, """
                package standing
                rule "For 3" @en("One for 3.") @de("Einer für 3.")
                when Customer( available("stamps") >= 3 )
                then decide.issue("FREE").forEvery(3, "stamps").atMost(2); end
                rule "For 5" @en("One for 5.") @de("Einer für 5.")
                when Customer( available("stamps") >= 5 )
                then decide.issue("FREE").forEvery(5, "stamps").atMost(2); end
                """);
        onBudget(3, engine, purchase(23).build());
        assertThat(open()).isEqualTo(3);
        assertThat(stamps()).isEqualTo(23 - 2 * 5 - 3);
    }

    /** Where capital letters do not matter it is the catalogue that says how a code is written. */
    @Test
    void aCopyIsIssuedAsTheCatalogueWritesIt() {
        LoyaltyEngine engine = Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                PROGRAMME.replace("\"schema\"", "\"coupons\": {\"codes\": \"IGNORE_CASE\"}, \"schema\""),
                "rules.drl",
                ACCEPT,
                "standing.drl",
                """
                package standing
                rule "A free one" @en("{code}.") @de("{code}.")
                when Purchase( paid >= 20 )
                then decide.issue("free"); end
                """,
                "followup.drl",
                """
                package followup
                rule "Told" @en("Told.") @de("Gesagt.")
                when Outcome( issued("free") )
                then decide.notice("told"); end
                """)));
        assertThat(onBudget(1, engine, purchase(10).build()).decisions(ContactSuggested.class))
                .hasSize(1);
        assertThat(anna.issued()).extracting(IssuedCoupon::code).containsExactly("FREE");
        assertThat(accepted(onBudget(0, engine, purchase(1).coupon("Free").build())))
                .isEqualTo(1);
        assertThat(open()).isZero();
    }

    @Test
    void whatIsOverCanBeIssuedToOthers() {
        LoyaltyEngine engine = card(".validDays(14)");
        onBudget(5, engine, purchase(20).build());
        at = at.plus(20, ChronoUnit.DAYS);
        assertThat(issued(onBudget(3, engine, DayReached.of("d", at, "EUR")))).isEqualTo(-2);
    }

    private Evaluation onBudget(int issuesLeft, LoyaltyEngine engine, Transaction transaction) {
        CouponCatalogue coupons =
                code -> COUPONS.find(code).map(coupon -> coupon.with(CouponBudget.issuesLeft(issuesLeft)));
        Evaluation evaluation = engine.evaluate(anna, transaction, coupons);
        anna = evaluation.customer();
        return evaluation;
    }

    private static long issued(Evaluation evaluation) {
        return evaluation.couponUses().stream().mapToLong(CouponUse::issues).sum();
    }

    private LoyaltyEngine card(String terms) {
        return card(terms, STAMPS);
    }

    private LoyaltyEngine card(String terms, String stamps) {
        return engine(stamps, ACCEPT, """
                package standing
                rule "A free one" @en("{count} x {code} for {points}.") @de("{count} x {code} für {points}.")
                when Customer( available("stamps") >= 10 )
                then decide.issue("FREE").forEvery(10, "stamps")%s; end
                """.formatted(terms));
    }

    private long open() {
        return anna.issued().stream().mapToLong(IssuedCoupon::count).sum();
    }

    private long stamps() {
        return anna.account("stamps").balance();
    }

    private static long accepted(Evaluation evaluation) {
        return evaluation.decisions().stream()
                .filter(CouponAccepted.class::isInstance)
                .count();
    }

    private Evaluation bought(LoyaltyEngine engine, int units) {
        return decide(engine, purchase(units).build());
    }

    /** Some units of coffee, and a mug. */
    private Purchase.Builder purchase(int units) {
        Purchase.Builder purchase =
                Purchase.of("t" + transactions++).at(at).currency("EUR").line("mug", "HOME", 1, "9.00");
        IntStream.range(0, units > 0 ? 1 : 0).forEach(i -> purchase.line("espresso", "COFFEE", units, "2.50"));
        return purchase;
    }

    private Evaluation decide(LoyaltyEngine engine, Transaction transaction) {
        Evaluation evaluation = engine.evaluate(anna, transaction, COUPONS);
        anna = evaluation.customer();
        return evaluation;
    }

    private static LoyaltyEngine engine(String... files) {
        Map<String, String> source = new TreeMap<>(Map.of(LoyaltyEngine.PROGRAMME_FILE, PROGRAMME));
        for (int i = 0; i < files.length; i++) {
            source.put("rules" + i + ".drl", files[i]);
        }
        return Programmes.engine(RuleSource.of(source));
    }
}
