package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleChange;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules change while a shop is open: every answer is that of the old rules or of the new ones, and nothing stays. */
class ReplaceRulesTest {
    private static final String LOADER = "io.loyaltyengine.internal.drools.RuleClassLoader";
    /** The two programmes have other tiers and accounts. */
    private static final Set<RuleChange.Kind> MAY_GO = Set.of(RuleChange.Kind.TIER_LOST, RuleChange.Kind.ACCOUNT_LOST);

    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 1));
    private static final CouponCatalogue COUPONS =
            CouponCatalogue.of(CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN)));

    private static final class Two {
        static final PrebuiltRules REFERENCE = PrebuiltRules.compile(Programmes.REFERENCE);
        static final PrebuiltRules CLUB = PrebuiltRules.compile(RuleSource.directory(Path.of("../rules/club")));
    }

    @Test
    void everyAnswerIsThatOfTheOldRulesOrOfTheNew() throws Exception {
        List<Purchase> purchases =
                IntStream.range(0, 20).mapToObj(ReplaceRulesTest::purchase).toList();
        // An evaluation says which transaction it decided, and by which rules.
        Set<Evaluation> expected = new HashSet<>(evaluated(engine(Two.REFERENCE), purchases));
        expected.addAll(evaluated(engine(Two.CLUB), purchases));
        LoyaltyEngine engine = engine(Two.REFERENCE);
        AtomicBoolean closed = new AtomicBoolean();
        AtomicLong answers = new AtomicLong();
        ExecutorService tills = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> serving = new ArrayList<>();
            for (int till = 0; till < 2; till++) {
                serving.add(tills.submit(() -> {
                    for (int i = 0; !closed.get(); i = (i + 1) % purchases.size()) {
                        assertThat(engine.evaluate(ANNA, purchases.get(i))).isIn(expected);
                        answers.incrementAndGet();
                    }
                }));
            }
            for (int swap = 1; swap <= 30; swap++) {
                PrebuiltRules next = swap % 2 == 0 ? Two.REFERENCE : Two.CLUB;
                assertThat(engine.replaceRules(next, MAY_GO).hash()).isEqualTo(hash(next));
                assertThat(engine.ruleSet().hash()).isEqualTo(hash(next));
                assertThat(engine.programme().name()).isEqualTo(engine.ruleSet().name());
                Evaluation first = engine.evaluate(ANNA, purchases.get(0));
                assertThat(first.ruleSet()).isEqualTo(engine.ruleSet());
                assertThat(first).isIn(expected);
                long before = answers.get();
                while (answers.get() < before + 4 && serving.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
            }
            closed.set(true);
            for (Future<?> till : serving) {
                till.get();
            }
        } finally {
            closed.set(true);
            tills.shutdownNow();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void rulesThatCannotBeLoadedReplaceNothing(@TempDir Path folder) throws IOException {
        LoyaltyEngine engine = engine(PrebuiltRulesTest.small());
        Evaluation before = engine.evaluate(ANNA, purchase(1));
        Path damaged = Files.write(folder.resolve("damaged.rules"), new byte[100]);
        for (RuleSource broken : List.<RuleSource>of(
                RuleSource.directory(folder),
                RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "rules.drl", "rule \"half")),
                () -> PrebuiltRules.read(damaged).files(),
                () -> {
                    throw new IllegalStateException("no connection");
                })) {
            assertThatThrownBy(() -> engine.replaceRules(broken)).isInstanceOf(RuleLoadException.class);
            assertThat(engine.evaluate(ANNA, purchase(1))).isEqualTo(before);
            assertThat(engine.ruleSet()).isEqualTo(before.ruleSet());
        }
        assertThatThrownBy(() -> engine.replaceRules(null)).isInstanceOf(InvalidInputException.class);
        assertThat(engine.evaluate(ANNA, purchase(1))).isEqualTo(before);
    }

    @Test
    void whatTheHostHasSetHoldsForTheNewRules(@TempDir Path folder) throws IOException {
        RuleSource club = RuleSource.of(Two.CLUB.files());
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(PrebuiltRulesTest.small())
                .currency("EUR")
                .zone(ZoneId.of("Asia/Tokyo"))
                .coupons(COUPONS)
                .cache(folder)
                .build();
        engine.replaceRules(club, MAY_GO);
        assertThat(engine.programme().name()).isEqualTo("club");
        assertThat(engine.programme().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(engine.evaluate(ANNA, purchase(1)).decisions(CouponAccepted.class))
                .hasSize(1);
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void oneReplacementGoesOnAtATime() throws Exception {
        LoyaltyEngine engine = engine(PrebuiltRulesTest.small());
        AtomicInteger reading = new AtomicInteger();
        RuleSource source = () -> {
            assertThat(reading.incrementAndGet()).isEqualTo(1);
            for (int i = 0; i < 10_000; i++) {
                Thread.onSpinWait();
            }
            reading.decrementAndGet();
            throw new IllegalStateException("read");
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> replacing = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                replacing.add(threads.submit(() -> assertThatThrownBy(() -> engine.replaceRules(source))
                        .hasMessageContaining("java.lang.IllegalStateException: read")));
            }
            for (Future<?> replaced : replacing) {
                replaced.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A class loader that cannot be reached is collected; a histogram counts those that can be, after a collection. */
    @Test
    void nothingStaysOfRulesThatWereReplaced() throws Exception {
        LoyaltyEngine engine = engine(Two.REFERENCE);
        engine.evaluate(ANNA, purchase(0));
        long before = live(LOADER);
        assertThat(before).isPositive();
        for (int swap = 1; swap <= 6; swap++) {
            engine.replaceRules(
                    swap == 3
                            ? RuleSource.of(PrebuiltRulesTest.small().files())
                            : swap % 2 == 0 ? Two.CLUB : Two.REFERENCE,
                    MAY_GO);
            engine.evaluate(ANNA, purchase(swap));
        }
        long after = live(LOADER);
        for (int attempt = 0; attempt < 20 && after > before; attempt++) {
            System.gc();
            after = live(LOADER);
        }
        assertThat(after).isEqualTo(before);
        assertThat(engine.ruleSet().hash()).isEqualTo(hash(Two.CLUB));
    }

    @Test
    void anotherEngineGoesByItsOwnRulesAndAllElse() {
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(Two.REFERENCE)
                .currency("CHF")
                .coupons(COUPONS)
                .build();
        LoyaltyEngine other = engine.with(Two.CLUB);
        assertThat(engine.ruleSet().hash()).isNotEqualTo(other.ruleSet().hash());
        assertThat(other.programme().currency().getCurrencyCode()).isEqualTo("CHF");
        assertThat(other.with(Two.REFERENCE).ruleSet()).isEqualTo(engine.ruleSet());
    }

    /** Rules that stay keep the classes of their loading; what goes takes its own along. */
    @Test
    void whatHasChangedIsLoadedBesideTheRest() throws Exception {
        Map<String, String> texts = new TreeMap<>(PrebuiltRulesTest.small().files());
        texts.put(
                "more.drl",
                Objects.requireNonNull(texts.get("rules.drl"))
                        .replace("Superfan", "Fan")
                        .replace("superfan", "fan"));
        LoyaltyEngine engine = engine(RuleSource.of(texts));
        long before = live(LOADER);
        for (int visits = 21; visits < 31; visits++) {
            String changed = String.valueOf(visits);
            Map<String, String> others = new TreeMap<>(texts);
            others.computeIfPresent("more.drl", (name, text) -> text.replace("20", changed));
            engine.replaceRules(RuleSource.of(others), MAY_GO);
        }
        long after = live(LOADER);
        for (int attempt = 0; attempt < 20 && after > before + 1; attempt++) {
            System.gc();
            after = live(LOADER);
        }
        assertThat(after).isEqualTo(before + 1);
    }

    private static long live(String type) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        assumeThat(beans.isRegistered(commands)).isTrue();
        String histogram = (String) beans.invoke(
                commands, "gcClassHistogram", new Object[] {new String[0]}, new String[] {String[].class.getName()});
        return Pattern.compile("(?m)^ *[0-9]+: +([0-9]+) +[0-9]+ +" + Pattern.quote(type) + "\\b.*$")
                .matcher(histogram)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    private static LoyaltyEngine engine(RuleSource rules) {
        return LoyaltyEngine.builder().rules(rules).coupons(COUPONS).build();
    }

    private static String hash(PrebuiltRules rules) {
        return ProgrammeFiles.read(rules::files, programme -> programme).id().hash();
    }

    private static List<Evaluation> evaluated(LoyaltyEngine engine, List<Purchase> purchases) {
        return purchases.stream()
                .map(purchase -> engine.evaluate(ANNA, purchase))
                .toList();
    }

    private static Purchase purchase(int number) {
        Purchase.Builder purchase = Purchase.of("order-" + number)
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .currency("EUR")
                .line("mug", "HOME", 1 + number % 3, "14.90");
        return (number % 2 == 0 ? purchase : purchase.coupon("TEN")).build();
    }
}
