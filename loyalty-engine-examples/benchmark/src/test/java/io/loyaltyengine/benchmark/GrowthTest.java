package io.loyaltyengine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.benchmark.Situation.Growing;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.points.PointsEarned;
import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void rulesAboutSomethingElseDecideNothing() {
        Evaluation few = Situation.of(Growing.RULES, 10).decided();
        Evaluation more = Situation.of(Growing.RULES, 40).decided();
        assertThat(more.customer()).isEqualTo(few.customer());
        assertThat(few.decisions(PointsEarned.class)).hasSize(1);
        assertThat(more.progress()).hasSizeGreaterThan(few.progress().size());
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
}
