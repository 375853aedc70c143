package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What all terms of tiers promise: when somebody looks makes no difference. */
class TierTermsLaws {
    private static final LocalDate FIRST = LocalDate.of(2027, 12, 20);

    private static final LoyaltyEngine WHILE_EARNED = engine("whileEarned()", "whileEarned()");
    private static final LoyaltyEngine ALL =
            engine("whileEarned().graceDays(10).toMonthEnd()", "validDays(20).graceDays(7).oneStepDown()");
    private static final LoyaltyEngine LATER =
            engine("startsNextMonth().validMonths(1)", "startsNextMonth().whileEarned().graceDays(5)");

    /** What lies in lots is over whenever somebody looks. */
    private static final LoyaltyEngine LOTS =
            engine("balance >= 50", "whileEarned().graceDays(9)", "balance >= 100", "validDays(20).graceDays(3)");

    /** A tier for what lies in one account, beside others. */
    private static final LoyaltyEngine STATUS = Programmes.withAccounts("""
            package earning
            rule "Status" @en("s") @de("s")
            when $purchase : Purchase( paid > 0 )
            then decide.earn(1, "status").per(1).on($purchase.only("HOME")).validDays(14); end
            rule "Point" @en("p") @de("p") when Purchase( paid > 0 ) then decide.earn(2).per(1); end
            rule "Mile" @en("m") @de("m")
            when Purchase( paid > 0 ) then decide.earn(30, "miles").validDays(9).mayGoNegative(); end
            """, """
            package standing
            rule "Silver" @en("s") @de("s")
            when Customer( balance("status") >= 50 ) then decide.tier("SILVER").whileEarned(); end
            rule "Gold" @en("g") @de("g")
            when Customer( balance("status") >= 100 ) then decide.tier("GOLD").whileEarned(); end
            """);

    private static LoyaltyEngine engine(String silver, String gold) {
        return engine("lastDays(15).spend >= 50", silver, "lastDays(15).spend >= 100", gold);
    }

    private static LoyaltyEngine engine(String wantsSilver, String silver, String wantsGold, String gold) {
        String rule = """
                rule "%s"
                    @en("Well done, %s.")
                    @de("Gut gemacht, %s.")
                when
                    %s
                then
                    decide.%s;
                end
                """;
        return Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "earning.drl",
                "package earning\n"
                        + rule.formatted(
                                "Spend",
                                "A",
                                "A",
                                "$purchase : Purchase( paid > 0 )",
                                "countSpend($purchase.everything())")
                        + rule.formatted("Point", "E", "E", "Purchase( paid > 0 )", "earn(1).per(1).validDays(14)"),
                "standing.drl",
                "package standing\n"
                        + rule.formatted(
                                "Silver", "B", "B", "Customer( " + wantsSilver + " )", "tier(\"SILVER\")." + silver)
                        + rule.formatted("Gold", "C", "C", "Customer( " + wantsGold + " )", "tier(\"GOLD\")." + gold)
                        + rule.formatted(
                                "Platinum",
                                "D",
                                "D",
                                "Customer( lastDays(30).spend >= 200 )",
                                "tier(\"PLATINUM\").validMonths(1).oneStepDown()"))));
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void itMakesNoDifferenceWhenSomebodyLooks(
            @ForAll @Size(max = 8) Map<@IntRange(max = 150) Integer, @IntRange(min = 1, max = 120) Integer> purchases,
            @ForAll @Size(max = 20) List<@IntRange(max = 150) Integer> looks,
            @ForAll @IntRange(max = 160) int last) {
        for (LoyaltyEngine engine : List.of(WHILE_EARNED, ALL, LATER, LOTS)) {
            assertThat(after(engine, new TreeMap<>(purchases), new TreeSet<>(looks), last))
                    .isEqualTo(after(engine, new TreeMap<>(purchases), new TreeSet<>(), last));
        }
    }

    /** A floor that is over leaves what would have been without it. */
    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void aFloorThatIsOverMakesNoDifference(
            @ForAll @Size(max = 8) Map<@IntRange(max = 150) Integer, @IntRange(min = 1, max = 120) Integer> purchases,
            @ForAll @IntRange(max = 150) int from,
            @ForAll @IntRange(max = 60) int days,
            @ForAll("tiers") String floor) {
        for (LoyaltyEngine engine : List.of(WHILE_EARNED, ALL, LATER)) {
            Customer without = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
            Customer with = without;
            for (int day = 0; day <= 220; day++) {
                if (purchases.containsKey(day)) {
                    without = engine.evaluate(without, bought(day, purchases.get(day)))
                            .customer();
                    with = engine.evaluate(with, bought(day, purchases.get(day)))
                            .customer();
                }
                if (day == from) {
                    with = engine.evaluate(
                                    with,
                                    Adjustment.ofTier("f", noon(day), "EUR", floor, "by hand")
                                            .until(FIRST.plusDays(day + days)))
                            .customer();
                }
                if (day > from + days && day % 7 == 0) {
                    without = engine.evaluate(without, seen(day)).customer();
                    with = engine.evaluate(with, seen(day)).customer();
                    assertThat(with.tier().name()).isEqualTo(without.tier().name());
                    assertThat(with.tier().lastDay()).isEqualTo(without.tier().lastDay());
                }
            }
        }
    }

    /** The tier is what was earned on the day itself, whatever there was before. */
    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void whileEarnedDependsOnWhatIsEarnedAlone(
            @ForAll @Size(max = 8) Map<@IntRange(max = 150) Integer, @IntRange(min = 1, max = 60) Integer> purchases,
            @ForAll @IntRange(max = 160) int day) {
        SortedMap<Integer, Integer> some = new TreeMap<>(purchases).headMap(day + 1);
        int spend = some.tailMap(day - 14).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        TierStanding held = after(WHILE_EARNED, some, new TreeSet<>(List.of(day)), day);
        int lately = some.tailMap(day - 29).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (lately < 200 && some.values().stream().mapToInt(Integer::intValue).sum() < 200) {
            assertThat(held.name()).isEqualTo(spend >= 100 ? "GOLD" : spend >= 50 ? "SILVER" : "NONE");
        }
    }

    /** Neither what lies in other accounts, nor what happens there, makes a tier or ends it. */
    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void whatLiesInOneAccountAloneMakesItsTier(
            @ForAll @Size(max = 8) Map<@IntRange(max = 60) Integer, @IntRange(min = 1, max = 60) Integer> purchases,
            @ForAll @Size(max = 8) Map<@IntRange(max = 60) Integer, @IntRange(min = 1, max = 60) Integer> others,
            @ForAll @IntRange(max = 70) int last) {
        Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
        Customer alone = customer;
        for (int day = 0; day <= last; day++) {
            if (purchases.containsKey(day)) {
                Transaction bought = bought(day, purchases.get(day));
                alone = STATUS.evaluate(alone, bought).customer();
                customer = STATUS.evaluate(customer, bought).customer();
            }
            if (others.containsKey(day)) {
                customer = happens(customer, day, others.get(day));
            }
        }
        alone = STATUS.evaluate(alone, seen(last)).customer();
        customer = STATUS.evaluate(customer, seen(last)).customer();
        assertThat(customer.tier()).isEqualTo(alone.tier());
        int status = new TreeMap<>(purchases)
                .subMap(last - 14, last + 1).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        assertThat(customer.tier().name()).isEqualTo(status >= 100 ? "GOLD" : status >= 50 ? "SILVER" : "NONE");
    }

    /** Something is bought and corrected that is of other accounts alone; goods of odd prices come back. */
    private static Customer happens(Customer customer, int day, int euros) {
        Evaluation bought = STATUS.evaluate(customer, bought("o" + day, "TEA", day, euros));
        Adjustment adjusted = Adjustment.of("a" + day, noon(day), "EUR", day % 2 == 0 ? 80 : -70, "by hand")
                .mayingGoNegative();
        Customer after = STATUS.evaluate(bought.customer(), euros % 3 == 0 ? adjusted : adjusted.of("miles"))
                .customer();
        return euros % 2 == 0
                ? after
                : STATUS.evaluate(after, Refund.whole("r" + day, noon(day), "EUR", bought.decisions()))
                        .customer();
    }

    @Provide
    Arbitrary<String> tiers() {
        return Arbitraries.of("SILVER", "GOLD", "PLATINUM");
    }

    private static TierStanding after(
            LoyaltyEngine engine, SortedMap<Integer, Integer> purchases, SortedSet<Integer> looks, int last) {
        Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1));
        for (int day = 0; day <= last; day++) {
            if (purchases.containsKey(day)) {
                customer = engine.evaluate(customer, bought(day, purchases.get(day)))
                        .customer();
            }
            if (looks.contains(day) || day == last) {
                customer = engine.evaluate(customer, seen(day)).customer();
            }
        }
        return customer.tier();
    }

    private static Transaction bought(int day, int euros) {
        return bought("p" + day, "HOME", day, euros);
    }

    private static Transaction bought(String id, String category, int day, int euros) {
        return Purchase.of(id)
                .at(noon(day))
                .currency("EUR")
                .line("mug", category, 1, new BigDecimal(euros).setScale(2).toPlainString())
                .build();
    }

    private static Transaction seen(int day) {
        return DayReached.of("d" + day, noon(day), "EUR");
    }

    private static Instant noon(int day) {
        return FIRST.plusDays(day)
                .atTime(LocalTime.NOON)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant();
    }
}
