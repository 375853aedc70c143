package io.loyaltyengine.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loyaltyengine.EvaluationObserver;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class LoyaltyEngineAutoConfigurationTest {
    private static final CouponDefinition WELCOME10 =
            CouponDefinition.of("WELCOME10", new Benefit.PercentOff(BigDecimal.TEN));

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LoyaltyEngineAutoConfiguration.class,
                    LoyaltyHealthAutoConfiguration.class,
                    LoyaltyMetricsAutoConfiguration.class,
                    LoyaltyProblemsAutoConfiguration.class));
    private final ApplicationContextRunner runner = bare.withBean(RuleSource.class, () -> Shop.PREBUILT);

    private final Path folder;

    LoyaltyEngineAutoConfigurationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String name(LoyaltyEngine engine) {
        return engine.ruleSet().name();
    }

    @Test
    void rulesAreInTheFolderRulesOfTheClassPathUnlessSaidOtherwise() {
        bare.run(context -> {
            assertThat(name(context.getBean(LoyaltyEngine.class))).isEqualTo("corner shop");
            assertThat(context).hasSingleBean(LoyaltyJson.class).doesNotHaveBean(RuleReload.class);
        });
    }

    @Test
    void rulesAreReadFromAFolderAndKeptInTheCache() {
        Shop.lay(Shop.RULES, folder);
        Shop.replace(folder.resolve("programme.json"), "corner shop", "other shop");
        Path cache = folder.resolveSibling(folder.getFileName() + "-cache");
        bare.withPropertyValues("loyalty-engine.rules=file:" + folder, "loyalty-engine.cache=" + cache)
                .run(context -> {
                    assertThat(name(context.getBean(LoyaltyEngine.class))).isEqualTo("other shop");
                    assertThat(cache).isNotEmptyDirectory();
                });
    }

    @Test
    void rulesAreReadFromAPrebuiltFile() throws IOException {
        Path file = folder.resolve("shop.rules");
        Shop.PREBUILT.write(file);
        for (String location :
                List.of("file:" + file, file.toString(), file.toUri().toString())) {
            bare.withPropertyValues("loyalty-engine.rules=" + location)
                    .run(context -> assertThat(name(context.getBean(LoyaltyEngine.class)))
                            .isEqualTo("corner shop"));
        }
    }

    @Test
    void rulesAreReadFromAPrebuiltFileOnTheClassPath() throws IOException {
        Path folderOfTests = Path.of("target", "test-classes");
        Shop.PREBUILT.write(folderOfTests.resolve("shop.rules"));
        bare.withPropertyValues("loyalty-engine.rules=classpath:shop.rules")
                .run(context ->
                        assertThat(name(context.getBean(LoyaltyEngine.class))).isEqualTo("corner shop"));
    }

    @Test
    void rulesThatLieElsewhereAreRefusedByTheNameOfTheProperty() {
        bare.withPropertyValues("loyalty-engine.rules=https://example.org/rules")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContainingAll("loyalty-engine.rules", "https://example.org/rules"));
    }

    @Test
    void currencyAndZoneAreThoseOfTheProperties() {
        runner.withPropertyValues("loyalty-engine.currency=CHF", "loyalty-engine.zone=Europe/Zurich")
                .run(context -> {
                    LoyaltyEngine engine = context.getBean(LoyaltyEngine.class);
                    assertThat(engine.programme().currency()).hasToString("CHF");
                    assertThat(engine.programme().zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class CouponsInJson {
        @Bean
        CouponCatalogue coupons(LoyaltyJson json) {
            return CouponCatalogue.of(json.readCoupon(json.write(WELCOME10)));
        }
    }

    @Test
    void whereNoCurrencyIsSaidItIsTheProgrammesAlsoWhenCouponsAreRead() {
        String purchase = new LoyaltyJson().write(Shop.purchase("EUR")).replace("\"currency\":\"EUR\",", "");
        runner.withUserConfiguration(CouponsInJson.class).run(context -> {
            Transaction read = context.getBean(LoyaltyJson.class).readTransaction(purchase);
            assertThat(context.getBean(LoyaltyEngine.class)
                            .evaluate(Shop.ANNA, read)
                            .decisions(CouponAccepted.class))
                    .hasSize(1);
        });
        runner.withPropertyValues("loyalty-engine.currency=CHF")
                .run(context -> assertThat(context.getBean(LoyaltyJson.class).readTransaction(purchase))
                        .isEqualTo(Shop.purchase("CHF")));
    }

    @Test
    void theHostsCouponsAndObserversAreTaken() {
        List<String> seen = new ArrayList<>();
        EvaluationObserver noting = evaluating -> {
            Evaluation evaluation = evaluating.get();
            seen.add(evaluation.transaction());
            return evaluation;
        };
        runner.withBean("first", EvaluationObserver.class, () -> noting)
                .withBean("second", EvaluationObserver.class, () -> noting)
                .withBean(CouponCatalogue.class, () -> CouponCatalogue.of(WELCOME10))
                .run(context -> {
                    Evaluation evaluation =
                            context.getBean(LoyaltyEngine.class).evaluate(Shop.ANNA, Shop.purchase("EUR"));
                    assertThat(evaluation.decisions(CouponAccepted.class)).hasSize(1);
                    assertThat(seen).containsExactly("order-1042", "order-1042");
                });
    }

    @Test
    void anEngineOfTheHostsOwnIsTakenAndNoRulesAreRead() {
        bare.withBean(LoyaltyEngine.class, Shop::engine)
                .withPropertyValues("loyalty-engine.rules=file:/nowhere")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(LoyaltyEngine.class));
    }

    @Test
    void rulesAreReloadedWhileTheContextLives() {
        Shop.lay(Shop.RULES, folder);
        bare.withPropertyValues("loyalty-engine.rules=file:" + folder, "loyalty-engine.reload=1h")
                .run(context -> {
                    assertThat(context.getBean(RuleReload.class).isRunning()).isTrue();
                    assertThat(reloading()).hasSize(1).allMatch(Thread::isDaemon);
                });
        await().until(() -> reloading().isEmpty());
    }

    private static List<Thread> reloading() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("loyalty-rules-"))
                .toList();
    }

    @Test
    void aReloadThatCannotWorkIsRefused() {
        for (Map.Entry<String, String> refused : Map.of(
                        "0s", "longer than nothing", "-1s", "longer than nothing", "5s", "Only a folder")
                .entrySet()) {
            runner.withPropertyValues("loyalty-engine.reload=" + refused.getKey())
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContainingAll("loyalty-engine.reload", refused.getValue()));
        }
    }

    @Test
    void withoutMicrometerNothingIsCounted() {
        runner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(context ->
                        assertThat(context).hasSingleBean(LoyaltyEngine.class).doesNotHaveBean("evaluationMetrics"));
        runner.run(context -> assertThat(context).doesNotHaveBean("evaluationMetrics"));
        runner.withBean(SimpleMeterRegistry.class).run(context -> {
            context.getBean(LoyaltyEngine.class).evaluateGuest(Shop.purchase("EUR"));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("loyalty.evaluate")
                            .timer()
                            .count())
                    .isOne();
        });
    }

    @Test
    void healthCanBeLeftOut() {
        runner.run(context -> assertThat(context).hasBean("loyaltyEngineHealthIndicator"));
        for (String off : List.of("management.health.loyalty-engine.enabled", "management.health.defaults.enabled")) {
            runner.withPropertyValues(off + "=false")
                    .run(context -> assertThat(context).doesNotHaveBean("loyaltyEngineHealthIndicator"));
        }
        runner.withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasSingleBean(LoyaltyEngine.class)
                        .doesNotHaveBean("loyaltyEngineHealthIndicator"));
    }

    @Test
    void anApplicationThatCannotStartSaysWhyWithoutAStackTrace() {
        Shop.lay(Shop.RULES, folder);
        Shop.replace(folder.resolve("points.drl"), "paid", "payd");
        String printed = Printed.by(() -> assertThatThrownBy(() ->
                Application.start("--loyalty-engine.rules=file:" + folder, "--spring.main.web-application-type=none")));

        assertThat(printed)
                .contains(
                        "APPLICATION FAILED TO START",
                        "points.drl:8:15",
                        "Maybe `paid`",
                        "Mend the rules in `file:" + folder + "`")
                .doesNotContain("\tat ");
    }
}
