package io.loyaltyengine.springboot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Times and counts what the engine decides, where there is a registry of Micrometer. */
@AutoConfiguration(
        after = LoyaltyEngineAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class LoyaltyMetricsAutoConfiguration {
    @Bean
    EvaluationMetrics evaluationMetrics(MeterRegistry registry) {
        return new EvaluationMetrics(registry);
    }

    @Bean
    @ConditionalOnBean(RuleReload.class)
    MeterBinder ruleMetrics(RuleReload reload) {
        return registry -> {
            FunctionCounter.builder("loyalty.rules.replaced", reload, RuleReload::replacements)
                    .description("How often other rules were taken")
                    .register(registry);
            Gauge.builder("loyalty.rules.refused", reload, from -> from.refused()
                            .size())
                    .description("Problems that keep other rules out; 0 when all is well")
                    .register(registry);
        };
    }
}
