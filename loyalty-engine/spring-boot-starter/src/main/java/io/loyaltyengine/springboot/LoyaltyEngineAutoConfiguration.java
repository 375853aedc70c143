package io.loyaltyengine.springboot;

import io.loyaltyengine.EvaluationObserver;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/**
 * The engine, and what reads and writes its JSON. A host's own {@link RuleSource}, {@link CouponCatalogue} and
 * {@link EvaluationObserver} beans are taken.
 */
@AutoConfiguration
@EnableConfigurationProperties(LoyaltyEngineProperties.class)
public class LoyaltyEngineAutoConfiguration {
    private static final String RELOAD = LoyaltyEngineProperties.PREFIX + ".reload";

    /** An engine, unless the host makes its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(LoyaltyEngine.class)
    static class Made {
        @Bean
        LoyaltyEngine loyaltyEngine(
                LocatedRules rules,
                LoyaltyEngineProperties properties,
                ObjectProvider<CouponCatalogue> coupons,
                ObjectProvider<EvaluationObserver> observers) {
            LoyaltyEngine.Builder builder = LoyaltyEngine.builder().rules(rules.atStart());
            Optional.ofNullable(properties.cache()).ifPresent(builder::cache);
            Optional.ofNullable(properties.currency())
                    .map(Currency::getCurrencyCode)
                    .ifPresent(builder::currency);
            Optional.ofNullable(properties.zone()).ifPresent(builder::zone);
            coupons.ifAvailable(builder::coupons);
            observers.orderedStream().reduce(Made::around).ifPresent(builder::observer);
            return builder.build();
        }

        private static EvaluationObserver around(EvaluationObserver outer, EvaluationObserver inner) {
            return evaluating -> outer.observe(() -> inner.observe(evaluating));
        }

        /** Asks the rules and not the engine, whose coupons may be read by this. */
        @Bean
        @ConditionalOnMissingBean
        LoyaltyJson loyaltyJson(LocatedRules rules, LoyaltyEngineProperties properties) {
            return rules.json(Optional.ofNullable(properties.currency()).map(Currency::getCurrencyCode));
        }
    }

    /** Nobody reads rules for an engine of the host's own. */
    @Bean
    @Lazy
    LocatedRules locatedRules(
            ObjectProvider<RuleSource> own, LoyaltyEngineProperties properties, ResourceLoader resources) {
        return LocatedRules.in(own.getIfAvailable(() -> new RuleLocation(properties.rules(), resources).source()));
    }

    @Bean
    @ConditionalOnMissingBean
    LoyaltyJson loyaltyJsonOfOwnEngine() {
        return new LoyaltyJson();
    }

    @Bean
    @ConditionalOnProperty(RELOAD)
    RuleReload ruleReload(LoyaltyEngine engine, LocatedRules rules, LoyaltyEngineProperties properties) {
        Duration interval = Optional.ofNullable(properties.reload()).orElse(Duration.ZERO);
        if (interval.isZero() || interval.isNegative()) {
            throw new InvalidConfigurationPropertyValueException(
                    RELOAD, interval, "It must be longer than nothing; leave it out to never reload rules.");
        }
        if (rules.arePrebuilt()) {
            throw new InvalidConfigurationPropertyValueException(
                    RELOAD,
                    interval,
                    "Only a folder is looked at again, and `" + RuleLocation.PROPERTY + "` is a file.");
        }
        return new RuleReload(engine, rules, interval);
    }
}
