package io.loyaltyengine.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EvaluationMetrics metrics = new EvaluationMetrics(registry);
    private final LoyaltyEngine engine =
            LoyaltyEngine.builder().rules(Shop.PREBUILT).observer(metrics).build();

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }

    @Test
    void decisionsAreCountedByKindAndRefusalsByCode() {
        engine.evaluate(Shop.ANNA, Shop.purchase("EUR"));
        engine.evaluate(Shop.ANNA, Shop.purchase("EUR"));

        assertThat(registry.get("loyalty.evaluate").timer().count()).isEqualTo(2);
        assertThat(count("loyalty.decisions", "kind", "PointsEarned")).isEqualTo(2);
        assertThat(count("loyalty.refusals", "code", "UNKNOWN_CODE")).isEqualTo(2);
    }

    @Test
    void failuresAreCountedByFaultAndTimedToo() {
        CouponCatalogue broken = code -> {
            throw new IllegalStateException("no connection");
        };
        assertThatThrownBy(() -> engine.evaluate(Shop.ANNA, Shop.purchase("CHF")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> engine.evaluate(Shop.ANNA, Shop.purchase("EUR"), broken))
                .isInstanceOf(RuntimeException.class);

        assertThat(registry.get("loyalty.evaluate").timer().count()).isEqualTo(2);
        assertThat(count("loyalty.failures", "fault", "CALLER")).isOne();
        assertThat(registry.get("loyalty.failures").counters()).hasSize(2);
    }

    @Test
    void whatIsComputedOnlyWhenLookedAtIsLeftAlone() {
        Evaluation decided = Shop.engine().evaluate(Shop.ANNA, Shop.purchase("EUR"));
        Evaluation lazy = new Evaluation(
                decided.transaction(), decided.ruleSet(), decided.customer(), decided.decisions(), later(), later());

        assertThat(metrics.observe(() -> lazy)).isSameAs(lazy);
    }

    private static <T> List<T> later() {
        return new Later<>("nothing", nothing -> {
            throw new AssertionError("looked at");
        });
    }
}
