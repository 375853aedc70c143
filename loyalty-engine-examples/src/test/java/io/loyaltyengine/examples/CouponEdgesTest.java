package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Shop.anna;
import static io.loyaltyengine.examples.Shop.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.coupons.CouponStacking;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What the engine itself sees to, however lenient the rules. */
class CouponEdgesTest {
    private static final CouponDefinition TEN = CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN));
    private static final CouponDefinition FIVE =
            CouponDefinition.of("FIVE", new Benefit.AmountOff(new BigDecimal("5.00")));
    private static final CouponCatalogue COUPONS = CouponCatalogue.of(
            TEN,
            FIVE.with(CouponStacking.ALONE),
            CouponDefinition.of("TEA", new Benefit.PercentOff(BigDecimal.TEN)).with(CouponScope.categories("TEA")));
    private static final LoyaltyEngine LENIENT = new Shop()
            .rule("coupons", "Welcome", "$claim : Claim( known, code != \"NEVER\" )", "accept($claim)")
            .open();
    private static final LoyaltyEngine STRICT = new Shop()
            .rule("coupons", "Ten", "$claim : Claim( code == \"TEN\" )", "accept($claim)")
            .open();
    private static final LoyaltyEngine TRACED = new Shop()
            .rule("coupons", "Off", "$claim : Claim( discount > 0 )", "accept($claim)")
            .rule("coupons", "Small", "$claim : Claim( discount < 5 )", "refuse($claim, \"GLOBAL_LIMIT\")")
            .open();

    @Test
    void aCouponThatIsPresentedTwiceCountsOnce() {
        Evaluation evaluation = LENIENT.evaluate(anna(), presenting("TEN", "TEN"), COUPONS);
        assertThat(evaluation.decisions(CouponAccepted.class)).hasSize(1);
        assertThat(evaluation.decisions(Refused.class).get(0).refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly("ALREADY_PRESENTED");
    }

    @Test
    void ofTwoThatDoNotCombineTheBetterStays() {
        Evaluation evaluation = LENIENT.evaluate(anna(), presenting("FIVE", "TEN"), COUPONS);
        assertThat(evaluation.decisions(CouponAccepted.class))
                .extracting(CouponAccepted::code)
                .containsExactly("FIVE");
        assertThat(evaluation.decisions(Refused.class).get(0).refusals())
                .extracting(refusal -> refusal.code(), refusal -> refusal.actual())
                .containsExactly(tuple("NOT_COMBINABLE", "FIVE"));
    }

    @Test
    void aCouponThatTakesNothingOffIsRefusedWithTheNothing() {
        Evaluation evaluation = LENIENT.evaluate(anna(), presenting("TEA"), COUPONS);
        assertThat(evaluation.decisions(Refused.class).get(0).refusals())
                .extracting(refusal -> refusal.code(), refusal -> refusal.actual())
                .containsExactly(tuple("NO_EFFECT", "0"));
    }

    @Test
    void whatNoRuleAcceptsIsRefused() {
        Evaluation evaluation = STRICT.evaluate(anna(), presenting("TEA", "NOPE", "TEN"), COUPONS);
        assertThat(evaluation.decisions(CouponAccepted.class))
                .extracting(CouponAccepted::code)
                .containsExactly("TEN");
        assertThat(evaluation.decisions(Refused.class))
                .extracting(
                        refused -> refused.subject(),
                        refused -> refused.refusals().get(0).code())
                .containsExactlyInAnyOrder(tuple("TEA", "NO_EFFECT"), tuple("NOPE", "UNKNOWN_CODE"));
    }

    @Test
    void onlyLinesInItsScopeBearACoupon() {
        Purchase purchase = purchase("p", "till")
                .line("a", "GOODS", 1, "30.00")
                .line("assam", "TEA", 1, "10.00")
                .coupon("TEA")
                .build();
        assertThat(LENIENT.evaluate(anna(), purchase, COUPONS)
                        .decisions(CouponAccepted.class)
                        .get(0)
                        .allocation())
                .containsExactly(new LineAmount("2", new BigDecimal("1.00")));
    }

    /** A rule speaks of one code after the other, and the trace tells of which. */
    @Test
    void theTraceTellsOfWhichCodeARuleHasSpoken() {
        assertThat(TRACED.evaluate(anna(), presenting("TEN", "FIVE"), COUPONS).trace())
                .extracting(
                        Fired::proposal,
                        fired -> fired.values().values().iterator().next())
                .containsExactlyInAnyOrder(
                        tuple("accept TEN", "3.00"),
                        tuple("accept FIVE", "5.00"),
                        tuple("refuse GLOBAL_LIMIT", "3.00"));
    }

    private static Purchase presenting(String... codes) {
        Purchase.Builder purchase = purchase("p", "till").line("a", "GOODS", 1, "30.00");
        for (String code : codes) {
            purchase.coupon(code);
        }
        return purchase.build();
    }
}
