package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import io.loyaltyengine.model.points.PointsReversed;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine sees to, whatever the rules say and in whatever order receipts come in. */
class GuardsTest {
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2024, 1, 1));
    private static final String ACCEPTING = """
            package coupons
            rule "Any known coupon"
                @en("Yes.")
                @de("Ja.")
            when
                $claim : Claim( known )
            then
                decide.accept($claim);
            end
            """;

    private static Purchase purchase(String id, String at, String price, String... coupons) {
        Purchase.Builder purchase = Purchase.of(id).at(Instant.parse(at)).currency("EUR");
        List.of(coupons).forEach(purchase::coupon);
        return purchase.line("thing", "GOODS", 1, price).build();
    }

    private static LoyaltyEngine earning(String condition, String consequence) {
        return Programmes.of("""
                package earning
                rule "The rule"
                    @en("{points} points.")
                    @de("{points} Punkte.")
                when
                    %s
                then
                    %s
                end
                rule "At most 100 points a month"
                    @en("100 a month.")
                    @de("100 im Monat.")
                when
                    Purchase( paid > 0 )
                then
                    decide.cap(100).perMonth();
                end
                """.formatted(condition, consequence));
    }

    private static long balance(LoyaltyEngine engine, Purchase... purchases) {
        Customer customer = ANNA;
        for (Purchase purchase : purchases) {
            customer = engine.evaluate(customer, purchase).customer();
        }
        return customer.points().balance();
    }

    @Test
    void aReceiptThatComesInLateFindsTheCapOfItsMonthUsedUp() {
        LoyaltyEngine engine = earning("Purchase( paid > 0 )", "decide.earn(1).per(1);");
        assertThat(balance(
                        engine,
                        purchase("1", "2026-06-20T10:00:00Z", "100.00"),
                        purchase("2", "2026-06-05T10:00:00Z", "100.00")))
                .isEqualTo(100);
        assertThat(balance(
                        engine,
                        purchase("1", "2026-06-20T10:00:00Z", "100.00"),
                        purchase("2", "2026-05-31T10:00:00Z", "70.00")))
                .isEqualTo(170);
    }

    /** Buys for 150.00, spends what that earns, brings all back, and so on: the most that a month gives is had once. */
    @Test
    void whatARefundForgivesACapDoesNotGiveAgain() {
        LoyaltyEngine engine = earning("Purchase( paid > 0 )", "decide.earn(1).per(1);");
        Customer customer = ANNA;
        long spent = 0;
        for (int day = 1; day <= 3; day++) {
            Evaluation bought =
                    engine.evaluate(customer, purchase("p" + day, "2026-06-0" + day + "T10:00:00Z", "150.00"));
            long points = bought.customer().points().available();
            spent += points;
            customer = bought.customer();
            if (points > 0) {
                Instant later = Instant.parse("2026-06-0" + day + "T11:00:00Z");
                customer = engine.evaluate(customer, Adjustment.of("a" + day, later, "EUR", -points, "a mug"))
                        .customer();
            }
            Instant evening = Instant.parse("2026-06-0" + day + "T18:00:00Z");
            customer = engine.evaluate(customer, Refund.whole("r" + day, evening, "EUR", bought.decisions()))
                    .customer();
        }
        assertThat(spent).isEqualTo(100);
        assertThat(customer.earned("points")).isZero();
        assertThat(engine.evaluate(customer, purchase("july", "2026-07-01T10:00:00Z", "150.00"))
                        .customer()
                        .points()
                        .available())
                .isEqualTo(100);
    }

    @Test
    void whatIsGrantedOnceAYearIsNotGrantedAgainByALateReceipt() {
        LoyaltyEngine engine = earning("Purchase( paid > 0 )", "decide.earn(30).oncePerYear(\"birthday\");");
        assertThat(balance(
                        engine,
                        purchase("1", "2026-12-30T10:00:00Z", "1.00"),
                        purchase("2", "2027-01-02T10:00:00Z", "1.00"),
                        purchase("3", "2026-12-31T10:00:00Z", "1.00")))
                .isEqualTo(60);
    }

    /** As the Javadoc of {@link LoyaltyEngine#evaluate(Customer, io.loyaltyengine.model.Transaction)} says. */
    @Test
    void aTransactionIsRecognisedInItsReturnWindowAndUntilSomethingIsBookedAfterIt() {
        LoyaltyEngine engine = earning("Purchase( paid > 0 )", "decide.earn(5);");
        Purchase first = purchase("1", "2026-06-01T10:00:00Z", "10.00");
        Customer anna = engine.evaluate(ANNA, first).customer();
        Customer onTheLastDay = engine.evaluate(anna, purchase("2", "2026-07-31T10:00:00Z", "10.00"))
                .customer();
        DayReached nothing = DayReached.of("day", Instant.parse("2026-08-31T10:00:00Z"), "EUR");
        for (Customer knowing :
                List.of(anna, onTheLastDay, engine.evaluate(anna, nothing).customer())) {
            assertThat(engine.evaluate(knowing, first).decisions())
                    .singleElement()
                    .isInstanceOf(Refused.class);
        }
        Customer onTheNext = engine.evaluate(anna, purchase("2", "2026-08-01T10:00:00Z", "10.00"))
                .customer();
        assertThat(engine.evaluate(onTheNext, first).decisions(Refused.class)).isEmpty();
    }

    @Test
    void ofCouponsThatStandAloneOneTakesEffectEvenIfNoneTakesAnythingOff() {
        CouponDefinition a =
                CouponDefinition.of("A", new Benefit.ByRules(BigDecimal.ONE)).with(CouponStacking.ALONE);
        CouponDefinition b =
                CouponDefinition.of("B", new Benefit.ByRules(BigDecimal.ONE)).with(CouponStacking.ALONE);
        Evaluation evaluation = Programmes.of(ACCEPTING)
                .evaluate(ANNA, purchase("1", "2026-06-20T10:00:00Z", "10.00", "B", "A"), CouponCatalogue.of(a, b));
        assertThat(evaluation.decisions(CouponAccepted.class))
                .extracting(CouponAccepted::code)
                .containsExactly("A");
        assertThat(evaluation.decisions(Refused.class).get(0).refusals().get(0).actual())
                .isEqualTo("A");
    }

    /** In one fixed order; what is taken, owed and forgiven in the sum does not depend on it. */
    @Test
    void pointsAreTakenBackInTheOrderOfTheTextsOfTheirIds() {
        LoyaltyEngine engine = Programmes.of("""
                package earning
                rule "A" @en("a") @de("a") when $p : Purchase() then decide.earn(1).per(1); end
                rule "B" @en("b") @de("b") when $p : Purchase() then decide.earn(1).per(1); end
                rule "Double" @en("d") @de("d") when $p : Purchase() then decide.multiply(2); end
                rule "Double extra" @en("e") @de("e") when $p : Purchase() then decide.multiply(2); end
                """);
        Evaluation bought = engine.evaluate(ANNA, purchase("1", "2026-06-20T10:00:00Z", "10.00"));
        Refund everything = Refund.whole("2", Instant.parse("2026-06-21T10:00:00Z"), "EUR", bought.decisions());
        assertThat(engine.evaluate(bought.customer(), everything).decisions(PointsReversed.class))
                .extracting(reversed -> reversed.earned().toString())
                .containsExactly(
                        "anna/1/PointsEarned/A",
                        "anna/1/PointsEarned/B",
                        "anna/1/PointsEarned/Double",
                        "anna/1/PointsEarned/Double/2",
                        "anna/1/PointsEarned/Double~20extra",
                        "anna/1/PointsEarned/Double~20extra/2");
    }

    @Test
    void aLongListInARefusalIsCut() {
        LoyaltyEngine engine = Programmes.of("""
                package coupons
                rule "For other goods"
                    @en("The coupon {subject} is for {required}.")
                    @de("Der Gutschein {subject} gilt für {required}.")
                when
                    $claim : Claim( !inScope )
                then
                    decide.refuse($claim, "SCOPE_NOT_MATCHED").required($claim.scope());
                end
                """);
        String[] products = IntStream.range(0, 300)
                .mapToObj(i -> "a product with the number " + i)
                .toArray(String[]::new);
        CouponDefinition coupon = CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN))
                .with(CouponScope.products(products));
        Evaluation evaluation = engine.evaluate(
                ANNA, purchase("1", "2026-06-20T10:00:00Z", "10.00", "TEN"), CouponCatalogue.of(coupon));
        assertThat(evaluation.decisions(Refused.class))
                .singleElement()
                .extracting(rejected -> rejected.refusals().get(0).required())
                .asString()
                .hasSize(Limits.MAX_TEXT_LENGTH)
                .startsWith("a product with the number 0, a product with the number 1,")
                .endsWith("…");
    }

    /** Sentences and trace are put into words when somebody looks, and nothing may fail then. */
    @Test
    void longQuestionsAreCutInTheTraceAndInProgress() {
        String categories =
                IntStream.range(0, 30).mapToObj(i -> "\"CATEGORY-" + i + "\"").collect(Collectors.joining(", "));
        Evaluation evaluation = Programmes.of("package standing\nrule \"Many\" @en(\"a\") @de(\"b\") when Customer("
                        + " lastDays(9).count(\"" + "x".repeat(190) + "\") >= 3 ) Purchase( only(" + categories
                        + ").paid == 0 ) then decide.award(\"many\"); end\nrule \"None\" @en(\"a\") @de(\"b\") when"
                        + " Purchase( only(" + categories + ").paid == 0 ) then decide.award(\"none\"); end\n")
                .evaluate(ANNA, purchase("1", "2026-06-20T10:00:00Z", "10.00"));
        assertThat(evaluation.trace()).singleElement().satisfies(fired -> assertThat(
                        fired.values().firstKey())
                .hasSize(Limits.MAX_NAME_LENGTH)
                .endsWith("…"));
        assertThat(evaluation.progress()).singleElement().satisfies(many -> assertThat(many.measure())
                .hasSize(Limits.MAX_NAME_LENGTH)
                .endsWith("…"));
        LoyaltyJson json = new LoyaltyJson();
        assertThat(json.readEvaluation(json.write(evaluation))).isEqualTo(evaluation);
    }

    /** What differs behind the cut is another question all the same, whichever stands first in the rule. */
    @Test
    void longQuestionsThatBeginTheSameAreToldApartInTheTrace() {
        String categories =
                IntStream.range(0, 30).mapToObj(i -> "\"CATEGORY-" + i + "\"").collect(Collectors.joining(", "));
        String paid = "only(" + categories + ").paid == 0";
        String spent = "only(" + categories + ", \"GOODS\").paid == 10";
        List<Fired> both = Programmes.of("package standing\nrule \"A\" @en(\"a\") @de(\"b\") when Purchase( " + paid
                        + ", "
                        + spent + " ) then decide.award(\"a\"); end\nrule \"B\" @en(\"a\") @de(\"b\") when Purchase( "
                        + spent + ", " + paid + " ) then decide.award(\"b\"); end\n")
                .evaluate(ANNA, purchase("1", "2026-06-20T10:00:00Z", "10.00"))
                .trace();
        SortedMap<String, String> values = both.get(0).values();
        assertThat(values.values()).containsExactly("0.00", "10.00");
        assertThat(values.keySet()).allSatisfy(name -> assertThat(name).hasSize(Limits.MAX_NAME_LENGTH));
        assertThat(values.lastKey()).endsWith("… (2)");
        assertThat(both.get(1).values()).isEqualTo(values);
    }

    @Test
    void longValuesAreCutInSentencesAndInTheTrace() {
        LoyaltyEngine engine =
                Programmes.of("""
                package coupons
                rule "Says it all"
                    @en("%1$s")
                    @de("%1$s")
                when
                    $claim : Claim( customerSegments != "x" )
                then
                    decide.refuse($claim, "UNKNOWN_CODE");
                end
                """.formatted("{subject} ".repeat(29).strip()));
        SortedSet<String> segments = IntStream.range(0, 200)
                .mapToObj(i -> "segment-" + i + "-" + "x".repeat(150))
                .collect(Collectors.toCollection(TreeSet::new));
        Customer anna =
                ANNA.with(new Profile(Optional.empty(), segments, new TreeMap<>(), Optional.empty(), new TreeSet<>()));
        Evaluation evaluation = engine.evaluate(anna, purchase("1", "2026-06-20T10:00:00Z", "10.00", "😀".repeat(100)));
        assertThat(evaluation.decisions().get(0).sentence(Locale.ENGLISH))
                .hasSizeLessThanOrEqualTo(Sentence.MAX_LENGTH)
                .endsWith("…");
        assertThat(evaluation.trace().get(0).values().get("customerSegments"))
                .hasSize(Limits.MAX_TRACE_LENGTH)
                .endsWith("…");
        LoyaltyJson json = new LoyaltyJson();
        assertThat(json.readEvaluation(json.write(evaluation))).isEqualTo(evaluation);
    }

    @Test
    void aCouponCountsOnceInAPurchaseHoweverItIsSpelt() {
        CouponDefinition ten = CouponDefinition.of("W10", new Benefit.PercentOff(BigDecimal.TEN))
                .with(CouponBudget.perCustomer(1));
        CouponCatalogue anyCase =
                code -> code.toUpperCase(Locale.ROOT).equals("W10") ? Optional.of(ten) : Optional.empty();
        Evaluation evaluation = Programmes.of(ACCEPTING)
                .evaluate(ANNA, purchase("1", "2026-06-20T10:00:00Z", "100.00", "w10", "W10", "W10"), anyCase);
        assertThat(evaluation.decisions(CouponAccepted.class)).hasSize(1);
        assertThat(evaluation.decisions(Refused.class)).hasSize(2).allSatisfy(rejected -> assertThat(
                        rejected.refusals().get(0).code())
                .isEqualTo("ALREADY_PRESENTED"));
        assertThat(evaluation.customer().tallies(CouponAccepted.COUPON))
                .containsOnlyKeys("W10")
                .allSatisfy((code, tally) -> assertThat(tally.count()).isEqualTo(1));

        Evaluation again = Programmes.reference()
                .evaluate(evaluation.customer(), purchase("2", "2026-06-21T10:00:00Z", "100.00", "w10"), anyCase);
        assertThat(again.decisions(Refused.class).get(0).refusals().get(0).code())
                .isEqualTo("CUSTOMER_LIMIT");
    }

    @Test
    void nobodyGivesBackWhatSomebodyElseHasBoughtOrWhatAnotherPurchaseBrought() {
        LoyaltyEngine engine = Programmes.reference();
        Customer bob = Customer.enrolled("bob", "EUR", LocalDate.of(2024, 1, 1));
        List<Decision> bobs = engine.evaluate(bob, purchase("1", "2026-06-20T10:00:00Z", "50.00"))
                .decisions();
        Instant later = Instant.parse("2026-06-21T10:00:00Z");
        assertThatThrownBy(() -> engine.evaluate(ANNA, Refund.whole("r", later, "EUR", bobs)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("recorded[0]");

        List<Decision> mixed = new ArrayList<>(engine.evaluate(ANNA, purchase("1", "2026-06-20T10:00:00Z", "50.00"))
                .decisions());
        engine.evaluate(ANNA, purchase("2", "2026-06-20T11:00:00Z", "30.00")).decisions().stream()
                .skip(1)
                .forEach(mixed::add);
        assertThatThrownBy(() -> engine.evaluate(ANNA, Refund.whole("r", later, "EUR", mixed)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("purchase `1`");
    }

    @Test
    void theMembershipYearOfALeapDayBeginsOnTheLastOfFebruary() {
        Customer leap = Customer.enrolled("leap", "EUR", LocalDate.of(2024, 2, 29));
        LoyaltyEngine engine = Programmes.reference();
        Customer first = engine.evaluate(leap, purchase("1", "2024-12-01T10:00:00Z", "7.00"))
                .customer();
        Customer second = engine.evaluate(first, purchase("2", "2025-02-28T10:00:00Z", "100.00"))
                .customer();
        assertThat(spendOfTheYear(second, "2025-02-28")).isEqualByComparingTo("100.00");
        assertThat(spendOfTheYear(second, "2025-03-01")).isEqualByComparingTo("100.00");
        assertThat(spendOfTheYear(first, "2025-02-27")).isEqualByComparingTo("7.00");
    }

    private static BigDecimal spendOfTheYear(Customer customer, String day) {
        return new io.loyaltyengine.internal.vocabulary.CustomerFact(
                        customer, LocalDate.parse(day), Programmes.reference().programme())
                .thisMembershipYear()
                .spend();
    }

    @Test
    void rulesInAJarCanBeReadByManyAtOnce(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("rules.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("shop/"));
            entries.putNextEntry(new ZipEntry("shop/coupons.drl"));
            entries.write(ACCEPTING.getBytes(StandardCharsets.UTF_8));
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            RuleSource source = RuleSource.classpath("shop", loader);
            assertThat(IntStream.range(0, 200)
                            .parallel()
                            .mapToObj(i -> source.files())
                            .distinct())
                    .containsExactly(Map.of("coupons.drl", ACCEPTING));
        }
    }
}
