package io.loyaltyengine.springboot;

import io.loyaltyengine.LoyaltyEngine;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health of the rules; {@code management.health.loyalty-engine.enabled=false} leaves it out. */
@AutoConfiguration(after = LoyaltyEngineAutoConfiguration.class)
@ConditionalOnBean(LoyaltyEngine.class)
@ConditionalOnExpression("${management.health.loyalty-engine.enabled:${management.health.defaults.enabled:true}}")
public class LoyaltyHealthAutoConfiguration {
    private static RuleHealth health(LoyaltyEngine engine, ObjectProvider<RuleReload> reload) {
        RuleReload reloading = reload.getIfAvailable();
        return RuleHealth.of(engine, reloading == null ? List.of() : reloading.refused());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
    static class Boot3 {
        @Bean
        org.springframework.boot.actuate.health.HealthIndicator loyaltyEngineHealthIndicator(
                LoyaltyEngine engine, ObjectProvider<RuleReload> reload) {
            return () -> {
                RuleHealth health = health(engine, reload);
                return org.springframework.boot.actuate.health.Health.status(health.status())
                        .withDetails(health.details())
                        .build();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.health.contributor.HealthIndicator.class)
    static class Boot4 {
        @Bean
        org.springframework.boot.health.contributor.HealthIndicator loyaltyEngineHealthIndicator(
                LoyaltyEngine engine, ObjectProvider<RuleReload> reload) {
            return () -> {
                RuleHealth health = health(engine, reload);
                return org.springframework.boot.health.contributor.Health.status(health.status())
                        .withDetails(health.details())
                        .build();
            };
        }
    }
}
