package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.PointsEarned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How money becomes points: each row is some rules, a basket, and what they make of it. */
class MoneyToPointsTest {
    private static final CouponCatalogue COUPONS =
            CouponCatalogue.of(CouponDefinition.of("TWO", new Benefit.AmountOff(new BigDecimal("2.00"))));
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));

    /** A basket is written as units and price, with a label if it has one. */
    private final Map<String, String> rows = new LinkedHashMap<>();

    @Test
    void fullStepsCountUnlessProportional() {
        row("earn(5).per(2) | 1 1.99", "");
        row("earn(5).per(2) | 1 2.00", "a 5");
        row("earn(5).per(2) | 1 3.99", "a 5");
        row("earn(5).per(2) | 1 4.00", "a 10");
        row("earn(3).per(2).proportional() | 1 0.66", "");
        row("earn(3).per(2).proportional() | 1 0.67", "a 1");
        row("earn(3).per(2).proportional() | 1 3.99", "a 5");
        row("earn(3).per(2).proportional() | 1 4.00", "a 6");
        row("earn(5).per(2).roundUp() | 1 0.01", "a 5");
        row("earn(5).per(2).roundUp() | 1 2.00", "a 5");
        row("earn(5).per(2).roundUp() | 1 2.01", "a 10");
        row("earn(5).per(2).roundHalfUp() | 1 0.99", "");
        row("earn(5).per(2).roundHalfUp() | 1 1.00", "a 5");
        row("earn(3).per(2).proportional().roundUp() | 1 0.01", "a 1");
        row("earn(3).per(2).proportional().roundUp() | 1 0.67", "a 2");
        row("earn(3).per(2).proportional().roundHalfUp() | 1 0.33", "");
        row("earn(3).per(2).proportional().roundHalfUp() | 1 0.34", "a 1");
        check();
    }

    @Test
    void aStepIsAnyAmount() {
        row("earn(1).per(0.50B) | 1 0.49", "");
        row("earn(1).per(0.50B) | 1 0.50", "a 1");
        row("earn(1).per(0.50B) | 1 0.99", "a 1");
        row("earn(1).per(0.50B) | 1 1.00", "a 2");
        row("earn(2).per(0.75B) | 1 2.24", "a 4");
        row("earn(2).per(0.75B) | 1 2.25", "a 6");
        row("earn(2).per(0.75B).proportional() | 1 2.24", "a 5");
        row("earn(1).per(0.0001B) | 1 0.01", "a 100");
        row("earn(1).per(1000000000) | 1 9999.99", "");
        check();
    }

    @Test
    void linesAndUnitsCanBeRoundedByThemselves() {
        row("earn(5).per(2) | 1 1.99, 1 2.01", "a 10");
        row("earn(5).per(2).eachLine() | 1 1.99, 1 2.01", "a 5");
        row("earn(1).per(1).eachLine() | 3 0.99", "a 2");
        row("earn(1).per(1).eachUnit() | 3 0.99", "");
        row("earn(1).per(1).eachUnit() | 3 1.00", "a 3");
        row("earn(1).per(1).eachUnit() | 3 1.99, 2 0.50, 1 1.00", "a 4");
        row("earn(1).per(1).eachUnit().roundUp() | 3 0.01", "a 3");
        // Of 12.00 a coupon leaves 10.00: 3.34, 3.33 and 3.33.
        row("earn(1).per(3.34B).eachUnit() | 3 4.00 TWO", "a 1");
        row("earn(1).per(3.33B).eachUnit() | 3 4.00 TWO", "a 3");
        row("earn(1).per(3.34B).eachLine() | 3 4.00 TWO", "a 2");
        row("earn(1).per(1).eachUnit(); multiply(1.5B) | 3 1.00, 1 1.00", "a 4, b 1");
        check();
    }

    @Test
    void factorsHaveDecimalsAndTheirOwnRounding() {
        row("earn(1).per(1); multiply(1.5B) | 1 7.00", "a 7, b 3");
        row("earn(1).per(1); multiply(1.5B).roundUp() | 1 7.00", "a 7, b 4");
        row("earn(1).per(1); multiply(1.25B).roundHalfUp() | 1 5.00", "a 5, b 1");
        row("earn(1).per(1); multiply(1.25B).roundHalfUp() | 1 6.00", "a 6, b 2");
        row("earn(1).per(1).roundUp(); multiply(1.25B) | 1 5.00", "a 5, b 2");
        row("earn(1).per(1).eachLine(); multiply(1.5B).roundUp() | 1 1.00, 1 1.00", "a 2, b 2");
        row("earn(5).per(2); multiply(2) | 1 3.00", "a 5, b 5");
        row("earn(5).per(2).afterMultipliers(); multiply(2) | 1 3.00", "a 7, b 8");
        row("earn(5).per(2).afterMultipliers(); multiply(1.1B) | 1 1.81", "");
        row("earn(5).per(2).afterMultipliers(); multiply(1.1B) | 1 1.82", "a 4, b 1");
        check();
    }

    @Test
    void factorsBelowOneCutWhateverElseThereIs() {
        row("earn(1).per(1); multiply(0.5B) | 1 7.00", "a 3 (b -4)");
        row("earn(1).per(1).roundUp(); multiply(0.5B) | 1 7.00", "a 4 (b -3)");
        row("earn(1).per(1); multiply(0) | 1 7.00", "a 0 (b -7)");
        row("earn(1).per(1); multiply(2); multiply(0) | 1 7.00", "a 0 (c -7), b 0 (c -7)");
        row("earn(1).per(1); multiply(0.5B); multiply(0.5B) | 1 9.00", "a 2 (b -5) (c -2)");
        row("earn(1).per(1); addPercent(50).compounding(); multiply(0.5B) | 1 8.00", "a 4 (c -4), b 2 (c -2)");
        // Of 10 points 4 fall on what is on sale.
        row("earn(1).per(1); multiply(0).on(SALE) | 1 6.00, 1 4.00 SALE", "a 6 (b -4)");
        row("earn(1).per(1); multiply(0.5B).on(SALE) | 1 6.99, 1 3.01 SALE", "a 8 (b -2)");
        row("earn(1).per(1); multiply(2); multiply(0).on(SALE) | 1 6.00, 1 4.00 SALE", "a 6 (c -4), b 6 (c -4)");
        row("earn(1).per(1).eachLine(); multiply(0.5B) | 1 3.00, 1 3.00", "a 2 (b -4)");
        row(
                "earn(1).per(1).eachLine(); multiply(2); multiply(0.5B).on(SALE) | 1 3.00, 1 3.00 SALE",
                "a 4 (c -2), b 4 (c -2)");
        row("earn(1).per(1).afterMultipliers(); multiply(2); multiply(0.5B) | 1 7.99", "a 3 (c -4), b 4 (c -4)");
        row("earn(1).per(1).afterMultipliers(); multiply(0) | 1 7.99", "a 0 (b -7)");
        row("earn(10); multiply(0) | 1 7.99", "a 10");
        check();
    }

    @Test
    void ofAGroupOfFactorsTheBestCountsLineByLine() {
        row("earn(1).per(1); multiply(3).bestOf(\"x\"); multiply(2).bestOf(\"x\") | 1 5.00", "a 5, b 10");
        row("earn(1).per(1); multiply(2).bestOf(\"x\"); multiply(2).bestOf(\"x\") | 1 5.00", "a 5, b 5");
        row("earn(1).per(1); multiply(2).bestOf(\"x\"); multiply(3).bestOf(\"y\") | 1 5.00", "a 5, b 5, c 10");
        row(
                "earn(1).per(1); multiply(2).bestOf(\"x\"); multiply(3).on(SALE).bestOf(\"x\") | 1 5.00, 1 5.00 SALE",
                "a 10, b 5, c 10");
        row("earn(1).per(1); multiply(2).bestOf(\"x\"); multiply(0).on(SALE).bestOf(\"x\") | 1 5.00 SALE", "a 5, b 5");
        row(
                "earn(1).per(1); multiply(2); multiply(2).compounding().bestOf(\"x\"); multiply(1.5B).bestOf(\"x\") | 1 4.00",
                "a 4, b 4, c 8");
        check();
    }

    @Test
    void ofAGroupOfRulesTheOneThatGrantsMostGrants() {
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"x\") | 1 4.99", "b 5");
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"x\") | 1 5.00", "a 5");
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"x\") | 1 6.00", "a 6");
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"y\"); earn(2) | 1 4.99", "a 4, b 5, c 2");
        // With what is added to them.
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"x\"); multiply(2) | 1 3.00", "a 3, c 3");
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"x\"); multiply(2) | 1 2.00", "b 5");
        row("earn(5).bestOf(\"x\"); earn(1).per(1).bestOf(\"x\"); multiply(0) | 1 9.00", "a 5");
        // Before any cap.
        row("earn(1).per(1).bestOf(\"x\"); earn(5).bestOf(\"x\"); cap(3) | 1 9.00", "a 3 (c -6)");
        check();
    }

    @Test
    void whatGrantsSomethingStandsInsteadOfOthers() {
        row("earn(1).per(1); earn(5).insteadOf(\"a\") | 1 9.00", "b 5");
        row("earn(2).per(9); earn(1).per(10).insteadOf(\"a\") | 1 9.99", "a 2");
        row("earn(2).per(9); earn(1).per(10).insteadOf(\"a\") | 1 10.00", "b 1");
        // What is replaced replaces nothing.
        row("earn(1); earn(2).insteadOf(\"a\"); earn(3).insteadOf(\"b\") | 1 9.00", "a 1, c 3");
        row("earn(1); earn(2); earn(3).insteadOf(\"a\", \"b\") | 1 9.00", "c 3");
        // The worse of a group replaces nothing, and what replaces the best brings no other back.
        row("earn(1); earn(2).insteadOf(\"a\").bestOf(\"x\"); earn(3).bestOf(\"x\") | 1 9.00", "a 1, c 3");
        row("earn(1).insteadOf(\"c\"); earn(2).bestOf(\"x\"); earn(3).bestOf(\"x\") | 1 9.00", "a 1");
        row("earn(1).per(1); earn(5).insteadOf(\"a\"); multiply(2) | 1 9.00", "b 5");
        row("earn(1).per(1); earn(1).per(1).insteadOf(\"a\"); multiply(0) | 1 9.00", "a 0 (c -9), b 0 (c -9)");
        check();
    }

    /** What comes back takes the points that are left, to the last one. */
    @Test
    void whatWasCutIsNotTakenBack() {
        LoyaltyEngine engine = engine(List.of("earn(1).per(1); multiply(2); multiply(0).on(SALE)"));
        Purchase purchase = basket("0", "1 6.00, 1 4.00 SALE");
        Evaluation bought = engine.evaluate(ANNA, purchase);
        Refund sale = Refund.whole("r1", purchase.at(), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("2", 1)));
        assertThat(engine.evaluate(bought.customer(), sale).customer().points().balance())
                .isEqualTo(12);
        Refund rest = Refund.whole("r2", purchase.at(), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("1", 1)));
        assertThat(engine.evaluate(bought.customer(), rest).customer().points().balance())
                .isZero();
    }

    private void row(String rulesAndBasket, String points) {
        rows.put(rulesAndBasket, points);
    }

    private void check() {
        List<String> programmes = rows.keySet().stream()
                .map(row -> row.split(" [|] ", 2)[0])
                .distinct()
                .toList();
        LoyaltyEngine engine = engine(programmes);
        Map<String, String> found = new LinkedHashMap<>();
        rows.keySet().forEach(row -> {
            String[] parts = row.split(" [|] ", 2);
            Purchase purchase = basket(String.valueOf(programmes.indexOf(parts[0])), parts[1]);
            found.put(
                    row,
                    engine.evaluate(ANNA, purchase, COUPONS).decisions(PointsEarned.class).stream()
                            .map(MoneyToPointsTest::told)
                            .collect(Collectors.joining(", ")));
        });
        assertThat(found).isEqualTo(rows);
    }

    private static String told(PointsEarned earned) {
        long byLine =
                earned.shares().stream().mapToLong(share -> share.points()).sum();
        assertThat(byLine).isEqualTo(earned.shares().isEmpty() ? 0 : earned.points());
        return earned.reason().rule().replaceFirst(".* ", "") + " " + earned.points()
                + earned.cuts().stream()
                        .map(cut -> " (" + cut.rule().replaceFirst(".* ", "") + " -" + cut.points() + ")")
                        .collect(Collectors.joining());
    }

    /** Each programme speaks in a channel of its own, which is its number; its rules are called a, b, c. */
    private static LoyaltyEngine engine(List<String> programmes) {
        StringBuilder rules = new StringBuilder("package earning\n");
        for (int i = 0; i < programmes.size(); i++) {
            char letter = 'a';
            for (String decision : programmes.get(i).split("; ", -1)) {
                String own = decision.replaceAll("(insteadOf[(]|, )\"", "$1\"" + i + " ");
                rules.append("rule \"%d %s\" @en(\"Yes.\") @de(\"Ja.\")\n".formatted(i, letter++))
                        .append("when $purchase : Purchase( channel == \"%d\" )\n".formatted(i))
                        .append("then decide.%s; end\n"
                                .formatted(own.replace("on(SALE)", "on($purchase.onlyLabels(\"SALE\"))")));
            }
        }
        Map<String, String> files = new TreeMap<>(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "earning.drl",
                rules.toString(),
                "coupons.drl",
                """
                        package coupons
                        rule "A coupon" @en("Yes.") @de("Ja.")
                        when $claim : Claim( known ) then decide.accept($claim); end
                        """));
        return Programmes.engine(RuleSource.of(files));
    }

    private static Purchase basket(String channel, String basket) {
        Purchase.Builder purchase = Purchase.of("p")
                .at(Instant.parse("2026-06-15T10:00:00Z"))
                .currency("EUR")
                .channel(channel);
        int line = 1;
        for (String text : basket.split(", ", -1)) {
            String[] words = text.split(" ", -1);
            Line sold = new Line(
                    String.valueOf(line++), "thing", "GOODS", Integer.parseInt(words[0]), new BigDecimal(words[1]));
            boolean coupon = words.length > 2 && words[2].equals("TWO");
            purchase.line(words.length > 2 && !coupon ? sold.labelled(words[2]) : sold);
            if (coupon) {
                purchase.coupon("TWO");
            }
        }
        return purchase.build();
    }
}
