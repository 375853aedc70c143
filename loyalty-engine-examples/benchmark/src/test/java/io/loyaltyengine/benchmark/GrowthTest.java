package io.loyaltyengine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.benchmark.Situation.Growing;
import io.loyaltyengine.model.ActivityRecorded;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.points.PointsEarned;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthTest {
    @Test
    void rulesAboutSomethingElseDecideNothing() {
        Evaluation few = Situation.of(Growing.RULES, 10).decided();
        Evaluation more = Situation.of(Growing.RULES, 40).decided();
        assertThat(more.customer()).isEqualTo(few.customer());
        assertThat(few.decisions(PointsEarned.class)).hasSize(1);
        assertThat(more.progress()).hasSizeGreaterThan(few.progress().size());
    }

    @ParameterizedTest
    @CsvSource({"RULES, SESSIONS", "ACTIVITIES, HASHED"})
    void sessionsDecideByTheSameRulesAndMoreThanOnce(Growing engine, Growing sessions) {
        Situation situation = Situation.of(sessions, 40);
        Evaluation first = situation.decided();
        Evaluation byEngine = Situation.of(engine, 40).decided();
        assertThat(first.customer()).isEqualTo(byEngine.customer());
        assertThat(first.progress()).isEqualTo(byEngine.progress());
        assertThat(situation.decided().decisions()).isEqualTo(first.decisions());
    }

    @Test
    void oneActivityOfManyIsDecided() {
        assertThat(Situation.of(Growing.ACTIVITIES, 30).decided().decisions())
                .satisfiesExactly(
                        recorded -> assertThat(recorded).isInstanceOf(ActivityRecorded.class),
                        earned -> assertThat(earned.reason().rule()).isEqualTo("1015 points for activity 1015"));
        assertThat(rules(GeneratedRules.ofActivities(30)))
                .hasSize(35)
                .contains("1000 points for activity 1000", "1029 points for activity 1029");
    }

    @Test
    void oneCouponOfManyTakesEffect() {
        assertThat(Situation.of(Growing.COUPONS, 100).decided().decisions(CouponAccepted.class))
                .hasSize(1);
    }

    @Test
    void everyCodeIsAnswered() {
        Evaluation few = Situation.of(Growing.CODES, 10).decided();
        assertThat(few.decisions(CouponAccepted.class)).hasSize(10);
        assertThat(few.decisions(Refused.class)).hasSize(10);
        assertThat(Situation.of(Growing.CODES, 1_000).decided().decisions()).isEqualTo(few.decisions());
    }

    @Test
    void allCouponsThatStandTakeEffect() {
        assertThat(Situation.of(Growing.STANDING, 20).decided().decisions(CouponAccepted.class))
                .hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"1, CODE-0", "5, CODE-2", "10, CODE-8", "20, CODE-17"})
    void ofCouponsThatClashTheBestTakesEffect(int count, String best) {
        Evaluation evaluation = Situation.of(Growing.CLASHING, count).decided();
        assertThat(evaluation.decisions(CouponAccepted.class))
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.code()).isEqualTo(best));
        assertThat(evaluation.decisions(Refused.class))
                .hasSize(count - 1)
                .allSatisfy(refused ->
                        assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("NOT_COMBINABLE"));
    }

    @Test
    void aPurchaseEarnsInOneOfManyAccounts() {
        Situation situation = Situation.of(Growing.ACCOUNTS, 5);
        assertThat(situation.customer().accounts()).hasSize(5);
        assertThat(situation.decided().decisions(PointsEarned.class))
                .extracting(PointsEarned::account)
                .containsExactly("points");
        assertThat(situation.decided().customer().accounts()).hasSize(5);
    }

    @Test
    void aPurchaseEarnsInAllAccounts() {
        Situation situation = Situation.of(Growing.EARNING, 5);
        assertThat(situation.customer())
                .isEqualTo(Situation.of(Growing.ACCOUNTS, 5).customer());
        assertThat(situation.decided().decisions(PointsEarned.class))
                .extracting(PointsEarned::account)
                .containsExactlyInAnyOrder("points", "account-1", "account-2", "account-3", "account-4");
    }

    @ParameterizedTest
    @EnumSource(Growing.class)
    void sizesAreGivenFromTheFewestOn(Growing growing) {
        assertThat(growing.sizes())
                .allSatisfy(size -> assertThat(size).startsWith(growing + " "))
                .extracting(size -> Integer.valueOf(size.substring(size.indexOf(' ') + 1)))
                .hasSizeGreaterThan(1)
                .isSorted();
    }

    @Test
    void everyLineIsRecorded() {
        assertThat(Situation.of(Growing.LINES, 100).decided().decisions(PurchaseRecorded.class))
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.lines()).hasSize(100));
    }

    @Test
    void noLotIsLost() {
        Situation situation = Situation.of(Growing.LOTS, 100);
        assertThat(situation.customer().points().lots()).hasSize(100);
        // What this purchase brings stays apart as long as it can come back.
        assertThat(situation.decided().customer().points().lots()).hasSize(101);
    }

    private static List<String> rules(RuleSource source) {
        return LoyaltyEngine.builder().rules(source).build().ruleNames();
    }
}
