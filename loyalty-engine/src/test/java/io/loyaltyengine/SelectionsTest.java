package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.PointsEarned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a purchase is made of, asked in every way.
 *
 * <p>A coupon takes 3.14 off 31.38: of espresso 9.98 leaves it 8.99, of filter coffee 5.00 4.50, of a mug 14.90 13.41 and of
 * deposits 1.50 1.34.
 */
class SelectionsTest {
    private static final CouponCatalogue COUPONS =
            CouponCatalogue.of(CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN)));
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));

    /** What each answers: it holds from there on, and not beyond. */
    private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

    static {
        ANSWERS.put("paid", "28.24B");
        ANSWERS.put("total", "31.38B");
        ANSWERS.put("units", "10");
        ANSWERS.put("everything.paid", "28.24B");
        ANSWERS.put("everything.total", "31.38B");
        ANSWERS.put("everything.units", "10");
        // 8.40 + 4.20 + 11.27 + 1.34, of which deposits have no tax.
        ANSWERS.put("everything.paidWithoutTax", "25.21B");
        ANSWERS.put("only('COFFEE').paid", "13.49B");
        ANSWERS.put("only('COFFEE').total", "14.98B");
        ANSWERS.put("only('COFFEE').units", "3");
        ANSWERS.put("only('COFFEE').paidWithoutTax", "12.60B");
        ANSWERS.put("without('COFFEE', 'DEPOSIT').paid", "13.41B");
        ANSWERS.put("onlyProducts('mug', 'filter').paid", "17.91B");
        ANSWERS.put("withoutProducts('mug', 'filter').paid", "10.33B");
        ANSWERS.put("onlyLabels('BIO').paid", "13.49B");
        ANSWERS.put("onlyLabels('ACME', 'SALE').paid", "22.40B");
        ANSWERS.put("withoutLabels('BIO').paid", "14.75B");
        ANSWERS.put("withoutLabels('BIO', 'ACME').paid", "1.34B");
        ANSWERS.put("only('COFFEE').withoutLabels('SALE').paid", "4.50B");
        ANSWERS.put("withoutLabels('SALE').only('COFFEE').paid", "4.50B");
        ANSWERS.put("without('DEPOSIT').onlyLabels('BIO').onlyProducts('espresso').units", "2");
        ANSWERS.put("everything.without('HOME').withoutProducts('bottle').onlyLabels('SALE').total", "9.98B");
        ANSWERS.put("only('COFFEE').onlyProducts('mug').paid", "0");
        ANSWERS.put("only('COFFEE').withoutLabels('BIO').units", "0");
        ANSWERS.put("number('boxes')", "3");
        ANSWERS.put("number('weight')", "1.5B");
        ANSWERS.put("number('delivery')", "0");
        ANSWERS.put("nth", "10");
    }

    private static final List<String> TRUE = List.of(
            "partner == 'bakery'",
            "text('delivery') == 'bicycle'",
            "text('boxes') == ''",
            "flag('own-cup')",
            "!flag('boxes')",
            "everyNth(5)",
            "everyNth(2)",
            "!everyNth(3)",
            "!everyNth(20)",
            "only('COFFEE').paid > 13B || only('COFFEE').withoutLabels('SALE').paid > 99B",
            "only('COFFEE').units == 3, only('TEA').units == 0, onlyLabels('BIO').units == 3");

    @Test
    void everyQuestionIsAnsweredToTheCent() {
        List<String> expected = new ArrayList<>(TRUE);
        expected.add("A coupon");
        StringBuilder rules = new StringBuilder("package earning\n");
        TRUE.forEach(condition -> rules.append(rule(condition, "earn(1)")));
        ANSWERS.forEach((question, answer) -> {
            expected.add(question + " >= " + answer);
            rules.append(rule(question + " >= " + answer, "earn(1)"));
            rules.append(rule(question + " > " + answer, "earn(1)"));
        });
        assertThat(bought(rules.toString()).trace())
                .extracting(Fired::rule)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void pointsFallOnTheLinesThatAreLeft() {
        Evaluation evaluation = bought("package earning\n"
                + rule("paid > 0", "earn(1).per(1).on($purchase.only('COFFEE').withoutLabels('SALE'))")
                + rule("total > 0", "multiply(3).on($purchase.onlyLabels('BIO'))")
                + rule("units > 0", "multiply(3).on($purchase.onlyProducts('mug'))"));
        assertThat(evaluation.decisions(PointsEarned.class))
                .extracting(earned -> earned.reason().rule() + ": " + earned.points() + " on "
                        + earned.shares().get(0).line())
                .containsExactly("paid > 0: 4 on 2", "total > 0: 8 on 2");
    }

    @Test
    void aTraceShowsWhatEachQuestionRead() {
        Evaluation evaluation =
                bought("package earning\n" + rule("only('COFFEE').withoutLabels('SALE').paid >= 4.50B", "earn(1)"));
        assertThat(evaluation.trace().get(1).values())
                .containsEntry("only(\"COFFEE\").withoutLabels(\"SALE\").paid", "4.50");
    }

    @Test
    void aTraceTellsFactsApartThatAreAskedByTheSameWord() {
        Evaluation evaluation = bought("package earning\nrule \"Boxes\" @en(\"a\") @de(\"b\") when"
                + " Customer( number(\"boxes\") < 3, visits in (spend, 9) ) Purchase( number(\"boxes\") == 3, paid > 0 )"
                + " not Today( hour == 3 ) then decide.earn(1); end\n");
        assertThat(evaluation.trace().get(1).values())
                .containsOnly(
                        Map.entry("Customer.number(\"boxes\")", "0"),
                        Map.entry("Purchase.number(\"boxes\")", "3"),
                        Map.entry("visits", "0"),
                        Map.entry("spend", "0.00"),
                        Map.entry("paid", "28.24"));
    }

    private static Evaluation bought(String rules) {
        Customer customer = ANNA;
        LoyaltyEngine engine = Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "coupons.drl",
                "package coupons\nrule \"A coupon\" @en(\"Yes.\") @de(\"Ja.\")"
                        + " when $claim : Claim( known ) then decide.accept($claim); end\n",
                "rules.drl",
                rules)));
        for (int i = 1; i < 10; i++) {
            customer = engine.evaluate(customer, basket("p" + i).build()).customer();
        }
        return engine.evaluate(
                customer,
                basket("p")
                        .coupon("TEN")
                        .partner("bakery")
                        .attribute("delivery", "bicycle")
                        .attribute("boxes", 3)
                        .attribute("weight", new BigDecimal("1.50"))
                        .attribute("own-cup", true)
                        .build(),
                COUPONS);
    }

    private static Purchase.Builder basket(String id) {
        return Purchase.of(id)
                .at(Instant.parse("2026-06-15T10:00:00Z"))
                .currency("EUR")
                .line(line("1", "espresso", "COFFEE", 2, "4.99", "0.65").labelled("BIO", "SALE"))
                .line(line("2", "filter", "COFFEE", 1, "5.00", "0.33").labelled("BIO"))
                .line(line("3", "mug", "HOME", 1, "14.90", "2.38").labelled("ACME"))
                .line("bottle", "DEPOSIT", 6, "0.25");
    }

    private static Line line(String id, String product, String category, int units, String price, String tax) {
        return new Line(
                id,
                product,
                category,
                units,
                new BigDecimal(price),
                Optional.of(new BigDecimal(tax)),
                new TreeSet<>(),
                Optional.empty());
    }

    private static String rule(String condition, String decision) {
        return ("rule \"" + condition + "\" @en(\"Yes.\") @de(\"Ja.\")\nwhen ")
                .concat("$purchase : Purchase( " + condition.replace('\'', '"') + " )\nthen decide."
                        + decision.replace('\'', '"') + "; end\n");
    }
}
