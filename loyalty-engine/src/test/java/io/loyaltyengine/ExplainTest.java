package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.explain.ConditionAnswer;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.explain.RuleAnswer.Outcome;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private static final Instant MONDAY = Instant.parse("2026-06-15T10:00:00Z");
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1));
    private static final String COUPONS = """
            package coupons
            rule "Accepted" @en("A") @de("B") when $claim : Claim() then decide.accept($claim); end
            rule "Too small" @en("A") @de("B") when
                $claim : Claim( basket < minimumBasket )
            then decide.refuse($claim, "MINIMUM_NOT_MET").required($claim.minimumBasket()).actual($claim.basket()); end
            """;

    private static LoyaltyEngine engine(String conditions) {
        return Programmes.engine(RuleSource.of(Map.of(
                LoyaltyEngine.PROGRAMME_FILE,
                Programmes.PROGRAMME,
                "badges.drl",
                """
                package standing
                rule "It" @en("A") @de("B") when %s then decide.award("it"); end
                """.formatted(conditions),
                "coupons.drl",
                COUPONS)));
    }

    private static Purchase.Builder purchase() {
        return Purchase.of("p1").at(MONDAY).currency("EUR").line("mug", "HOME", 1, "9.99");
    }

    private static RuleAnswer it(String conditions) {
        return engine(conditions).explain(ANNA, purchase().build()).of("It").get(0);
    }

    private static List<String> english(RuleAnswer rule) {
        return rule.conditions().stream().map(answer -> answer.text().en()).toList();
    }

    @Test
    void saysWhatWasRequiredAndWhatWasThere() {
        RuleAnswer it = it("Customer( visits >= 20, !hasBadge(\"it\") )");

        assertThat(it.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(it.file()).isEqualTo("badges.drl");
        assertThat(it.line()).isEqualTo(2);
        assertThat(it.failed())
                .containsExactly(new ConditionAnswer(
                        "visits >= 20",
                        false,
                        new Sentence("visits: 0, needs at least 20", "visits: 0, nötig mindestens 20"),
                        "0",
                        "20",
                        Optional.of("20")));
        assertThat(it.conditions().get(1).text())
                .isEqualTo(new Sentence("hasBadge(\"it\"): no, needs no", "hasBadge(\"it\"): nein, nötig nein"));
    }

    @Test
    void saysWhatAFiringRuleProposedAndWhatCameOfIt() {
        RuleAnswer it = it("Purchase( paid > 5 )");

        assertThat(it.outcome()).isEqualTo(Outcome.FIRED);
        assertThat(english(it)).containsExactly("paid: 9.99, needs more than 5");
        assertThat(it.conditions().get(0).text().de()).isEqualTo("paid: 9,99, nötig mehr als 5");
        assertThat(it.proposals()).containsExactly("award it");
        assertThat(it.decisions()).extracting(DecisionId::kind).containsExactly("BadgeAwarded");
    }

    @Test
    void whatComesToNothingHasNoDecision() {
        LoyaltyEngine engine = engine("Purchase( paid > 5 )");
        Customer awarded = engine.evaluate(ANNA, purchase().build()).customer();

        RuleAnswer it = engine.explain(
                        awarded,
                        Purchase.of("p2")
                                .at(MONDAY)
                                .currency("EUR")
                                .line("mug", "HOME", 1, "9.99")
                                .build())
                .of("It")
                .get(0);

        assertThat(it.fired()).isTrue();
        assertThat(it.decisions()).isEmpty();
    }

    @Test
    void saysWhoDecidedInItsPlace() {
        Explanation explained = Programmes.engine(RuleSource.of(Map.of(
                        LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "points.drl", """
                        package earning
                        rule "Ten" @en("A") @de("B") when Purchase( paid > 0 ) then decide.earn(10).bestOf("best"); end
                        rule "Seven" @en("A") @de("B") when Purchase( paid > 0 ) then decide.earn(7).bestOf("best"); end
                        rule "Five" @en("A") @de("B") when Purchase( paid > 0 ) then decide.earn(5); end
                        rule "Six" @en("A") @de("B") when Purchase( paid > 0 ) then decide.earn(6).insteadOf("Five"); end
                        rule "At most twelve" @en("A") @de("B") when then decide.cap(12); end
                        """, "tiers.drl", """
                        package standing
                        rule "Silver" @en("A") @de("B") when Purchase( paid > 1 ) then decide.tier("SILVER"); end
                        rule "Gold" @en("A") @de("B") when Purchase( paid > 2 ) then decide.tier("GOLD"); end
                        """)))
                .explain(ANNA, purchase().build());

        assertThat(explained.rules())
                .filteredOn(rule -> !rule.yieldedTo().isEmpty())
                .extracting(rule -> rule.rule() + " to " + rule.yieldedTo())
                .containsExactly("Five to [Six]", "Seven to [Ten]", "Silver to [Gold]");
        assertThat(explained.of("At most twelve").get(0).decisions())
                .extracting(DecisionId::kind)
                .containsExactly("PointsEarned");
    }

    @Test
    void goesOnBehindWhatFails() {
        RuleAnswer it = it("Customer( visits >= 20 ) $activity : Activity( kind == \"survey\" )"
                + " Today( weekday in (\"SATURDAY\", \"SUNDAY\"), !(hour < 8 || hour >= 22) )"
                + " not Purchase( paid > 5 )");

        assertThat(english(it))
                .containsExactly(
                        "visits: 0, needs at least 20",
                        "Activity: there is none",
                        "kind == \"survey\": not asked",
                        "weekday: MONDAY, needs one of SATURDAY, SUNDAY",
                        "hour: 12, needs at least 8 and hour: 12, needs less than 22",
                        "not Purchase( paid > 5 ): no");
        assertThat(it.failed()).hasSize(5);
    }

    @Test
    void saysOfARefusedCouponWhatWouldMakeItPass() {
        CouponCatalogue catalogue = CouponCatalogue.of(List.of(
                CouponDefinition.of("TEN", new Benefit.AmountOff(BigDecimal.ONE))
                        .with(CouponCondition.minimumBasket("50.00")),
                CouponDefinition.of("ONE", new Benefit.AmountOff(BigDecimal.ONE))));
        Explanation explained = engine("Customer( visits >= 20 )")
                .explain(ANNA, purchase().coupon("TEN").coupon("ONE").build(), catalogue);

        RuleAnswer refusing = explained.about("TEN").get(1);
        assertThat(refusing.rule()).isEqualTo("Too small");
        assertThat(refusing.conditions().get(0).turnsAt()).contains("50.00");
        assertThat(refusing.decisions()).extracting(DecisionId::kind).containsExactly("Refused");
        // What speaks for it came to nothing.
        assertThat(explained.about("TEN").get(0).decisions()).isEmpty();
        assertThat(explained.about("ONE"))
                .extracting(RuleAnswer::outcome)
                .containsExactly(Outcome.FIRED, Outcome.SILENT);
    }

    @Test
    void aRuleIsNotAskedWhereItsStageIsNotComeTo() {
        LoyaltyEngine engine = engine("Customer( visits >= 20 )");

        assertThat(engine.explain(ANNA, DayReached.of("d", MONDAY, "EUR")).rules())
                .extracting(RuleAnswer::outcome)
                .containsExactly(Outcome.NOT_ASKED, Outcome.NOT_ASKED, Outcome.SILENT);
        assertThat(engine.explainGuest(purchase().build(), CouponCatalogue.EMPTY)
                        .rules())
                .extracting(RuleAnswer::outcome)
                .containsOnly(Outcome.NOT_ASKED);
    }
}
