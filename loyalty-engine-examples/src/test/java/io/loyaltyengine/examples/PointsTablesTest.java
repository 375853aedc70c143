package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Shop.anna;
import static io.loyaltyengine.examples.Shop.berlin;
import static io.loyaltyengine.examples.Shop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.Profile;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.points.Cut;
import io.loyaltyengine.model.points.PointsActivated;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.rewards.RewardGranted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be declared about points, against values worked out by hand. */
class PointsTablesTest {
    private static final CouponCatalogue COUPONS = CouponCatalogue.of(
            List.of(coupon("COFFEE5", new Benefit.ByRules()), coupon("TEN", new Benefit.PercentOff(BigDecimal.TEN))));

    private static CouponDefinition coupon(String code, Benefit benefit) {
        return CouponDefinition.of(code, benefit);
    }

    // Stacking -------------------------------------------------------------------------------------------------------

    /** The channel says how the three multipliers are stacked; the names say in which order they come. */
    private static final LoyaltyEngine STACKING = stacking();

    private static LoyaltyEngine stacking() {
        Shop shop = new Shop()
                .rule("coupons", "A coupon", "$claim : Claim( known )", "accept($claim)")
                .rule("earning", "1 base", "Purchase( paid > 0 )", "earn(1).per(1)")
                .rule("earning", "At most 100", "Today( hour == 13 )", "cap(100)");
        Map<String, List<String>> modes = new LinkedHashMap<>();
        modes.put("add", List.of("", "", ""));
        modes.put("compound", List.of(".compounding()", ".compounding()", ".compounding()"));
        modes.put("best", List.of(".bestOf(\"extra\")", ".bestOf(\"extra\")", ".bestOf(\"extra\")"));
        modes.put("mixed", List.of("", ".compounding()", ".bestOf(\"extra\")"));
        modes.forEach((mode, how) -> shop.rule(
                        "earning",
                        "2 Monday " + mode,
                        "Today( weekday == \"MONDAY\" )\n    Purchase( channel == \"" + mode + "\" )",
                        "multiply(2)" + how.get(0))
                .rule(
                        "earning",
                        "3 Gold " + mode,
                        "Purchase( channel == \"" + mode + "\" )\n    Customer( inSegment(\"GOLD\") )",
                        "addPercent(25)" + how.get(1))
                .rule(
                        "earning",
                        "4 coffee " + mode,
                        "$purchase : Purchase( channel == \"" + mode + "\", hasCoupon(\"COFFEE5\") )",
                        "multiply(5).on($purchase.only(\"COFFEE\"))" + how.get(2)));
        return shop.open();
    }

    /**
     * 10.50 of coffee and 20.25 of other goods, on a Monday, for a Gold customer with the coupon for coffee: 30.75 euros
     * are 30 points. Of each point 10.50 / 30.75 fall on coffee and 20.25 / 30.75 on the rest.
     *
     * <ul>
     *   <li>add: Monday 30 × 1 = 30; Gold 30 × 0.25 = 7.5 → 7; coffee 30 × 4 × 10.50 / 30.75 = 40.98 → 40.
     *   <li>compound: Monday 30; Gold 0.25 of what are 2 by now: 30 × 0.5 = 15; coffee 4 times what are 2.5 by now: 30 ×
     *       10 × 10.50 / 30.75 = 102.44 → 102.
     *   <li>best: coffee for coffee, 40.98 → 40; Monday for the rest, 30 × 1 × 20.25 / 30.75 = 19.76 → 19; Gold nowhere.
     *   <li>mixed: Monday adds 30, coffee is the best of one and adds 40; Gold compounds at the end: coffee counts 1 + 1 +
     *       4 = 6 and the rest 2 times, so 30 × 0.25 × (6 × 10.50 + 2 × 20.25) / 30.75 = 25.24 → 25.
     * </ul>
     */
    @ParameterizedTest
    @CsvSource({
        "add,      30, 30,  7,  40, 107",
        "compound, 30, 30, 15, 102, 177",
        "best,     30, 19,  0,  40,  89",
        "mixed,    30, 30, 25,  40, 125"
    })
    void multipliersStackAsDeclared(String mode, long base, long monday, long gold, long coffee, long all) {
        Evaluation evaluation = stacked(mode, "2026-05-18T12:00");

        assertThat(granted(evaluation, "1 base")).isEqualTo(base);
        assertThat(granted(evaluation, "2 Monday " + mode)).isEqualTo(monday);
        assertThat(granted(evaluation, "3 Gold " + mode)).isEqualTo(gold);
        assertThat(granted(evaluation, "4 coffee " + mode)).isEqualTo(coffee);
        assertThat(evaluation.customer().points().balance()).isEqualTo(all);
        for (PointsEarned earned : evaluation.decisions(PointsEarned.class)) {
            assertThat(earned.shares().stream()
                            .mapToLong(share -> share.points())
                            .sum())
                    .isEqualTo(earned.points());
            assertThat(earned.shares().stream().map(share -> share.amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(earned.base());
        }
    }

    @Test
    void theTraceAndTheDecisionsShowBaseSharesAndWhatTheCapCut() {
        Evaluation evaluation = stacked("add", "2026-05-18T13:00");

        assertThat(evaluation.trace())
                .extracting(Fired::rule, Fired::proposal)
                .containsExactly(
                        tuple("A coupon", "accept COFFEE5"),
                        tuple("1 base", "earn 1 per 1"),
                        tuple("2 Monday add", "multiply by 2"),
                        tuple("3 Gold add", "multiply by 1.25"),
                        tuple("4 coffee add", "multiply by 5"),
                        tuple("At most 100", "cap 100 per PURCHASE"));
        // 30 + 30 + 7 leave 33 of 100 for coffee.
        assertThat(evaluation.decisions(PointsEarned.class))
                .extracting(
                        earned -> earned.reason().rule(),
                        earned -> earned.base().toPlainString(),
                        earned -> earned.computed().toPlainString(),
                        PointsEarned::points,
                        PointsEarned::cuts)
                .containsExactly(
                        tuple("1 base", "30.75", "30.75", 30L, List.of()),
                        tuple("2 Monday add", "30.75", "30", 30L, List.of()),
                        tuple("3 Gold add", "30.75", "7.5", 7L, List.of()),
                        tuple("4 coffee add", "10.50", "40.975609756097", 33L, List.of(new Cut("At most 100", 7))));
    }

    private static Evaluation stacked(String mode, String time) {
        Purchase purchase = purchase("p", mode, berlin(time))
                .line("beans", "COFFEE", 1, "10.50")
                .line("mug", "GOODS", 1, "20.25")
                .coupon("COFFEE5")
                .build();
        Customer gold = anna().with(new Profile(
                Optional.empty(), new TreeSet<>(List.of("GOLD")), new TreeMap<>(), Optional.empty(), new TreeSet<>()));
        return STACKING.evaluate(gold, purchase, COUPONS);
    }

    private static long granted(Evaluation evaluation, String rule) {
        return evaluation.decisions(PointsEarned.class).stream()
                .filter(earned -> earned.reason().rule().equals(rule))
                .mapToLong(PointsEarned::points)
                .sum();
    }

    // Rounding -------------------------------------------------------------------------------------------------------

    /**
     * 7.99, 4.80 and 5.03, together 17.82, and half as much again.
     *
     * <ul>
     *   <li>down, each line: 7 + 4 + 5 = 16, and 3.5 → 3, 2, 2.5 → 2 more, 23. The purchase: 17, and 8.5 → 8, 25. After
     *       multipliers: 26.73 → 26.
     *   <li>half-up, each line: 8 + 5 + 5 = 18, and 4, 2.5 → 3, 2.5 → 3 more, 28. The purchase: 18, and 9, 27. After
     *       multipliers: 26.73 → 27.
     *   <li>up, each line: 8 + 5 + 6 = 19, and 4, 2.5 → 3, 3 more, 29. The purchase: 18, and 9, 27. After multipliers:
     *       26.73 → 27.
     * </ul>
     */
    @Test
    void oneBasketIsRoundedInNineWays() {
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("earn(1).per(1).eachLine()", 23L);
        expected.put("earn(1).per(1)", 25L);
        expected.put("earn(1).per(1).afterMultipliers()", 26L);
        expected.put("earn(1).per(1).eachLine().roundHalfUp()", 28L);
        expected.put("earn(1).per(1).roundHalfUp()", 27L);
        expected.put("earn(1).per(1).afterMultipliers().roundHalfUp()", 27L);
        expected.put("earn(1).per(1).eachLine().roundUp()", 29L);
        expected.put("earn(1).per(1).roundUp()", 27L);
        expected.put("earn(1).per(1).afterMultipliers().roundUp()", 27L);
        Shop shop = new Shop().rule("earning", "Half as much again", "Purchase( paid > 0 )", "addPercent(50)");
        expected.keySet().forEach(decision -> shop.earnsIn(decision, decision));
        LoyaltyEngine engine = shop.open();
        Map<String, Long> found = new LinkedHashMap<>();
        for (String decision : expected.keySet()) {
            Purchase purchase = purchase("p", decision)
                    .line("a", "GOODS", 1, "7.99")
                    .line("b", "GOODS", 1, "4.80")
                    .line("c", "GOODS", 1, "5.03")
                    .build();
            found.put(
                    decision,
                    engine.evaluate(anna(), purchase).customer().points().balance());
        }

        assertThat(found).isEqualTo(expected);
    }

    // Base -----------------------------------------------------------------------------------------------------------

    /**
     * 11.90 of coffee, 1.90 of it tax, and 21.40 of goods, 1.40 of it tax: 33.30. The coupon takes off 3.33 (1.19 and 2.14),
     * 900 points pay 9.00 (9.00 × 10.71 / 29.97 = 3.21 and 5.79), so 7.50 and 13.47 are left: 20.97, of which a gift card
     * pays 5.00 (5.00 × 7.50 / 20.97 = 1.78 and 3.22).
     *
     * <ul>
     *   <li>before points: 20.97 + 9.00; before coupons: 33.30 − 9.00; before both: 33.30.
     *   <li>without tax: 7.50 − 1.90 × 7.50 / 11.90 (1.20) = 6.30, 13.47 − 1.40 × 13.47 / 21.40 (0.88) = 12.59.
     *   <li>without the gift card: 7.50 − 1.78 = 5.72, 13.47 − 3.22 = 10.25. It pays the tax of its part too: 5.72 − 0.91 =
     *       4.81, 10.25 − 0.67 = 9.58.
     * </ul>
     */
    @Test
    void theBaseIsWhatWasDeclared() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("earn(1).per(1)", "20.97");
        expected.put("earn(1).per(1).beforePoints()", "29.97");
        expected.put("earn(1).per(1).beforeCoupons()", "24.30");
        expected.put("earn(1).per(1).beforeCoupons().beforePoints()", "33.30");
        expected.put("earn(1).per(1).withoutTax()", "18.89");
        expected.put("earn(1).per(1).beforeCoupons().beforePoints().withoutTax()", "30.00");
        expected.put("earn(1).per(1).withoutTender('GIFT_CARD')", "15.97");
        expected.put("earn(1).per(1).withoutTender('GIFT_CARD').withoutTax()", "14.39");
        expected.put("earn(1).per(1).withoutTender('GIFT_CARD').on($purchase.only('COFFEE'))", "5.72");
        expected.put("earn(1).per(1).withoutTender('CHEQUE')", "20.97");
        Shop shop = new Shop()
                .rule("coupons", "A coupon", "$claim : Claim( known )", "accept($claim)")
                .rule("redemption", "Points pay", "$wish : Wish( payment )", "allow($wish)");
        expected.keySet().forEach(decision -> shop.earnsIn(decision, decision.replace('\'', '"')));
        LoyaltyEngine engine = shop.open();
        Map<String, String> found = new LinkedHashMap<>();
        for (String decision : expected.keySet()) {
            Purchase purchase = purchase("p", decision)
                    .line(taxed("1", "COFFEE", "11.90", "1.90"))
                    .line(taxed("2", "GOODS", "21.40", "1.40"))
                    .coupon("TEN")
                    .redeem(900)
                    .tender("GIFT_CARD", "5.00")
                    .build();
            Evaluation evaluation = engine.evaluate(anna(1000), purchase, COUPONS);
            assertThat(evaluation.decisions(PurchaseRecorded.class))
                    .extracting(recorded -> recorded.paid().toPlainString())
                    .containsExactly("20.97");
            PointsEarned earned = evaluation.decisions(PointsEarned.class).get(0);
            assertThat(earned.points()).isEqualTo(earned.base().longValue());
            found.put(decision, earned.base().toPlainString());
        }

        assertThat(found).isEqualTo(expected);
    }

    private static Line taxed(String id, String category, String price, String tax) {
        return new Line(
                id,
                "thing",
                category,
                1,
                new BigDecimal(price),
                Optional.of(new BigDecimal(tax)),
                new TreeSet<>(),
                Optional.empty());
    }

    // Refunds --------------------------------------------------------------------------------------------------------

    private static final LoyaltyEngine REFUNDS = new Shop()
            .rule("redemption", "Points are spent", "$wish : Wish( reward )", "allow($wish)")
            .earnsIn("clamp", "earn(1).per(1)")
            .earnsIn("owe", "earn(1).per(1).mayGoNegative()")
            .earnsIn("clamp, kept down", "earn(1).per(1).keptRoundedDown()")
            .earnsIn("owe, kept down", "earn(1).per(1).mayGoNegative().keptRoundedDown()")
            .open();

    /** Three units of 3.34 are 10.02 euros and 10 points; of these a third, two thirds and three are 3.33, 6.67 and 10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"clamp; 3; 3; 4", "owe; 3; 3; 4", "clamp, kept down; 4; 3; 3", "owe, kept down; 4; 3; 3"})
    void threePartsTakeBackExactlyTheWhole(String terms, long first, long second, long third) {
        Purchase purchase = purchase("p", terms).line("a", "GOODS", 3, "3.34").build();
        Evaluation bought = REFUNDS.evaluate(anna(), purchase);
        Customer customer = bought.customer();
        List<Decision> recorded = new ArrayList<>(bought.decisions());
        List<Long> back = new ArrayList<>();
        for (String id : List.of("r1", "r2", "r3")) {
            Refund refund = Refund.whole(id, purchase.at(), "EUR", recorded).ofLines(List.of(new RefundLine("1", 1)));
            Evaluation refunded = REFUNDS.evaluate(customer, refund);
            back.add(-Shop.change(refunded.decisions()));
            recorded.addAll(refunded.decisions());
            customer = refunded.customer();
        }

        assertThat(back).containsExactly(first, second, third);
        assertThat(customer.points()).isEqualTo(Account.NONE);
        assertThat(customer.history().lifetime().points()).isZero();
    }

    /** Of 10 points 8 were spent; two units that come back take 6 (or 7) of the 2 that are left. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "clamp; 2; 4; 0; 0",
                "owe; 6; 0; 4; -4",
                "clamp, kept down; 2; 5; 0; 0",
                "owe, kept down; 7; 0; 5; -5"
            })
    void pointsThatWereSpentAreForgivenOrOwed(String terms, long taken, long forgiven, long owed, long balance) {
        Purchase purchase = purchase("p", terms).line("a", "GOODS", 3, "3.34").build();
        Evaluation bought = REFUNDS.evaluate(anna(), purchase);
        Customer spent = REFUNDS.evaluate(bought.customer(), reward("w", purchase.at(), "mug", 8))
                .customer();
        Refund refund = Refund.whole("r", purchase.at(), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("1", 2)));
        Evaluation refunded = REFUNDS.evaluate(spent, refund);

        assertThat(refunded.decisions(PointsReversed.class))
                .extracting(PointsReversed::points, PointsReversed::forgiven, PointsReversed::owed)
                .containsExactly(tuple(taken, forgiven, owed));
        assertThat(refunded.customer().points().balance()).isEqualTo(balance);
    }

    private static Redemption reward(String id, Instant at, String code, long points) {
        return Redemption.of(id, at, "EUR", new Redemption.Reward(RewardDefinition.of(code, points)));
    }

    // Order of lots --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"usual, 2026, 2027", "latest, never, 2027"})
    void lotsAreSpentInTheDeclaredOrder(String code, String first, String second) {
        LoyaltyEngine engine = new Shop()
                .rule("redemption", "Usual", "$wish : Wish( reward, code == \"usual\" )", "allow($wish)")
                .rule(
                        "redemption",
                        "Latest",
                        "$wish : Wish( reward, code == \"latest\" )",
                        "allow($wish).latestExpiringFirst()")
                .rule("earning", "A", "Purchase( channel == \"lots\" )", "earn(10).validUntil(\"2026-12-31\")")
                .rule("earning", "B", "Purchase( channel == \"lots\" )", "earn(10).validUntil(\"2027-12-31\")")
                .rule("earning", "C", "Purchase( channel == \"lots\" )", "earn(10)")
                .open();
        Purchase purchase = purchase("p", "lots").line("a", "GOODS", 1, "1.00").build();
        Customer customer = engine.evaluate(anna(), purchase).customer();
        Evaluation spent = engine.evaluate(customer, reward("w", purchase.at(), code, 15));

        assertThat(spent.decisions(RewardGranted.class).get(0).lots())
                .extracting(lot -> lastYear(lot.lifetime()), Account.Lot::points)
                .containsExactly(tuple(first, 10L), tuple(second, 5L));
        assertThat(spent.customer().points().balance()).isEqualTo(15);
    }

    private static String lastYear(Lifetime lifetime) {
        return lifetime.expiresAt()
                .map(end -> String.valueOf(
                        LocalDate.ofInstant(end.minusSeconds(1), Shop.BERLIN).getYear()))
                .orElse("never");
    }

    // Dates ----------------------------------------------------------------------------------------------------------

    private static final LoyaltyEngine DATES = new Shop()
            .earnsIn("one month", "earn(10).validMonths(1)")
            .earnsIn("14 days", "earn(10).pendingDays(14)")
            .earnsIn("one day", "earn(10).pendingDays(1)")
            .earnsIn("a year", "earn(10).validDays(365)")
            .earnsIn("this month", "earn(10).toMonthEnd()")
            .earnsIn("whole months", "earn(10).validMonths(3).toMonthEnd()")
            .earnsIn("whole month of days", "earn(10).validDays(10).toMonthEnd()")
            .earnsIn("year end", "earn(10).toYearEnd()")
            .earnsIn("next year end", "earn(10).validMonths(12).toYearEnd()")
            .earnsIn("never", "earn(10)")
            .open();

    /** Times without an offset are Berlin's; the missing hour is that of 29 March 2026, the doubled that of 25 October. */
    @ParameterizedTest
    @CsvSource({
        // Granted on 31 January for a month: to the last of February, in common years and in leap years.
        "one month, 2026-01-31T11:00:00Z, , 2026-02-28T23:00:00Z",
        "one month, 2028-01-31T11:00:00Z, , 2028-02-29T23:00:00Z",
        "one month, 2028-02-29T11:00:00Z, , 2028-03-29T22:00:00Z",
        // 23:30 in London is tomorrow in Berlin.
        "one month, 2026-01-30T23:30:00Z, , 2026-02-28T23:00:00Z",
        // 02:30 does not exist on 29 March: 03:30 summer time.
        "14 days, 2026-03-15T01:30:00Z, 2026-03-29T01:30:00Z, ",
        // 14 days are not 14 times 24 hours: noon to noon across the change.
        "14 days, 2026-03-16T11:00:00Z, 2026-03-30T10:00:00Z, ",
        "14 days, 2026-10-19T10:00:00Z, 2026-11-02T11:00:00Z, ",
        // 02:30 exists twice on 25 October: the first.
        "14 days, 2026-10-11T00:30:00Z, 2026-10-25T00:30:00Z, ",
        // From the second 02:30 to the only one of the next day.
        "one day, 2026-10-25T01:30:00Z, 2026-10-26T01:30:00Z, ",
        // A month that ends on the day with 25 hours.
        "one month, 2026-09-25T10:00:00Z, , 2026-10-25T23:00:00Z",
        // A month that ends on the day with 23 hours.
        "one month, 2026-02-28T11:00:00Z, , 2026-03-28T23:00:00Z",
        "one month, 2026-03-01T11:00:00Z, , 2026-04-01T22:00:00Z",
        // The year ends in Berlin, not in London.
        "year end, 2026-12-31T22:59:59Z, , 2026-12-31T23:00:00Z",
        "year end, 2026-12-31T23:00:00Z, , 2027-12-31T23:00:00Z",
        "next year end, 2026-01-01T10:00:00Z, , 2027-12-31T23:00:00Z",
        "next year end, 2026-12-31T22:59:59Z, , 2027-12-31T23:00:00Z",
        // 365 days are a year less one day where a 29 February lies between.
        "a year, 2026-03-01T11:00:00Z, , 2027-03-01T23:00:00Z",
        "a year, 2027-03-01T11:00:00Z, , 2028-02-29T23:00:00Z",
        "this month, 2028-02-01T11:00:00Z, , 2028-02-29T23:00:00Z",
        "this month, 2028-02-29T22:59:59Z, , 2028-02-29T23:00:00Z",
        "this month, 2028-02-29T23:00:00Z, , 2028-03-31T22:00:00Z",
        "whole months, 2026-11-30T11:00:00Z, , 2027-02-28T23:00:00Z",
        "whole month of days, 2026-06-20T11:00:00Z, , 2026-06-30T22:00:00Z",
        "whole month of days, 2026-06-21T11:00:00Z, , 2026-07-31T22:00:00Z",
        "never, 2026-05-19T10:00:00Z, ,"
    })
    void datesAreFixedWhenPointsAreGranted(String rule, Instant at, Instant activeFrom, Instant expiresAt) {
        Purchase purchase =
                purchase("p", rule, at).line("a", "GOODS", 1, "1.00").build();
        Evaluation bought = DATES.evaluate(anna(), purchase);

        assertThat(bought.decisions(PointsEarned.class))
                .extracting(PointsEarned::lifetime)
                .containsExactly(new Lifetime(
                        Optional.ofNullable(activeFrom), Optional.ofNullable(expiresAt), Optional.empty()));
        Customer customer = bought.customer();
        for (Instant due : Stream.of(Optional.ofNullable(activeFrom), Optional.ofNullable(expiresAt))
                .flatMap(Optional::stream)
                .toList()) {
            assertThat(timed(customer, due.minusSeconds(1))).isEmpty();
            assertThat(timed(customer, due)).hasSize(1);
            assertThat(timed(customer, due.plusSeconds(1))).hasSize(1);
        }
    }

    /** What falls due, whether it is time that tells or a purchase. */
    private static List<Decision> timed(Customer customer, Instant at) {
        List<Decision> told = due(DATES.evaluate(customer, DayReached.of("d", at, "EUR")));
        Purchase purchase =
                purchase("p2", "none", at).line("a", "GOODS", 1, "1.00").build();
        assertThat(due(DATES.evaluate(customer, purchase))).hasSameSizeAs(told);
        return told;
    }

    private static List<Decision> due(Evaluation evaluation) {
        List<Decision> due = new ArrayList<>(evaluation.decisions(PointsActivated.class));
        due.addAll(evaluation.decisions(PointsExpired.class));
        return due;
    }

    // Two years ------------------------------------------------------------------------------------------------------

    /** A club member for two years: whatever happens, the balance is the sum of what was decided. */
    @Test
    void overTwoYearsTheBalanceIsTheSumOfTheDecisions() {
        LoyaltyEngine club = Reference.engine(Reference.CLUB);
        Customer customer = anna();
        List<Decision> all = new ArrayList<>();
        Map<String, List<Decision>> recorded = new LinkedHashMap<>();
        long sum = 0;
        for (long day : LongStream.range(0, 800).toArray()) {
            for (Transaction transaction : day(day, customer, recorded)) {
                Evaluation evaluation = club.evaluate(customer, transaction);
                assertThat(customer.after(evaluation.decisions())).isEqualTo(evaluation.customer());
                if (transaction instanceof Purchase purchase) {
                    recorded.put(purchase.id(), evaluation.decisions());
                }
                customer = evaluation.customer();
                sum += Shop.change(evaluation.decisions());
                all.addAll(evaluation.decisions());
                assertThat(customer.points().balance()).as(transaction.id()).isEqualTo(sum);
                assertThat(customer.points().balance())
                        .isEqualTo(customer.points().available()
                                + customer.points().pending()
                                - customer.points().owed());
            }
        }

        assertThat(all)
                .hasAtLeastOneElementOfType(PointsActivated.class)
                .hasAtLeastOneElementOfType(PointsExpired.class)
                .hasAtLeastOneElementOfType(PointsRedeemed.class)
                .hasAtLeastOneElementOfType(PointsReversed.class)
                .hasAtLeastOneElementOfType(PointsCancelled.class);
        assertThat(all).extracting(Decision::id).doesNotHaveDuplicates();
        assertThat(customer.points().lots().size()).isLessThan(60);
    }

    /** The customer shops every third day of the first 400, pays with points at times, and sends some things back. */
    private static List<Transaction> day(long day, Customer customer, Map<String, List<Decision>> recorded) {
        Instant noon = Shop.TUESDAY.plusDays(day).atZone(Shop.BERLIN).toInstant();
        List<Transaction> transactions = new ArrayList<>();
        transactions.add(DayReached.of("d" + day, noon.minusSeconds(3600), "EUR"));
        if (day % 3 == 0 && day < 400) {
            Purchase.Builder purchase = purchase("p" + day, day % 2 == 0 ? "till" : "app", noon)
                    .line("beans", "COFFEE", 1 + (int) (day % 4), "7." + (10 + day % 90))
                    .line("mug", "GOODS", 2, "13." + (10 + day * 7 % 90));
            if (customer.points().available() >= 500) {
                purchase.redeem(customer.points().available());
            }
            transactions.add(purchase.build());
        }
        long bought = day - (day % 2 == 0 ? 6 : 21);
        List<Decision> decisions = recorded.get("p" + bought);
        if (day % 5 == 0 && decisions != null) {
            transactions.add(
                    Refund.whole("r" + day, noon.plusSeconds(60), "EUR", decisions).ofLines(List.of(new RefundLine("2", 1))));
        }
        return transactions;
    }
}
