package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleChange;
import io.loyaltyengine.model.coupons.Benefit.PercentOff;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Replaces the rules again and again while a till goes on serving, and shows that nobody notices: no wrong answer, no
 * failed call, and nothing left behind.
 */
public final class HotSwap {
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 1));
    private static final int WARM_UP = 200;

    private final PrintStream out;
    private final List<RuleSource> rules;
    private final List<Purchase> purchases =
            IntStream.range(0, 100).mapToObj(HotSwap::purchase).toList();
    private final Set<Evaluation> right = new HashSet<>();
    private final LoyaltyEngine engine;

    private final Histogram nanos = new Histogram(3);
    private volatile boolean closed;
    private volatile boolean resting;
    private long wrong;
    private long failed;

    private HotSwap(List<RuleSource> rules, PrintStream out) {
        this.rules = rules;
        this.out = out;
        this.engine = engine(rules.get(0));
        for (RuleSource source : rules) {
            LoyaltyEngine alone = engine(source);
            for (int i = 0; i < WARM_UP; i++) {
                purchases.forEach(purchase -> right.add(alone.evaluate(ANNA, purchase)));
            }
        }
    }

    /**
     * Swaps as often as the first argument says, or 1,000 times; the second says whether the rules are {@code prebuilt},
     * or {@code compiled} each time, which takes a second or more.
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int swaps = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        boolean prebuilt = args.length < 2 || args[1].equals("prebuilt");
        if (!run(swaps, prebuilt, out)) {
            System.exit(1);
        }
    }

    /** Whether every answer was right. */
    static boolean run(int swaps, boolean prebuilt, PrintStream out) throws InterruptedException {
        ClassLoader loader = HotSwap.class.getClassLoader();
        List<RuleSource> sources =
                List.of(RuleSource.classpath("rules", loader), RuleSource.classpath("rules/club", loader));
        List<RuleSource> rules = prebuilt
                ? sources.stream().<RuleSource>map(PrebuiltRules::compile).toList()
                : sources;
        HotSwap hotSwap = new HotSwap(rules, out);
        hotSwap.swap(swaps);
        return hotSwap.wrong == 0 && hotSwap.failed == 0;
    }

    private void swap(int swaps) throws InterruptedException {
        Thread till = new Thread(this::serve, "till");
        till.setDaemon(true);
        till.start();
        for (int swap = 1; swap <= swaps; swap++) {
            // The programmes have other tiers; nobody here holds any.
            engine.replaceRules(
                    rules.get(swap % rules.size()), Set.of(RuleChange.Kind.TIER_LOST, RuleChange.Kind.ACCOUNT_LOST));
            if (swap == 100 || swap == swaps) {
                printMemory(swap);
            }
        }
        closed = true;
        till.join();
        out.printf(Locale.ROOT, "%,d evaluations, %d wrong decisions, %d failed calls%n", served(), wrong, failed);
        out.printf(
                Locale.ROOT,
                "an evaluation took p50 %,d, p99 %,d, p99.9 %,d, at most %,d microseconds%n",
                micros(50),
                micros(99),
                micros(99.9),
                micros(100));
    }

    /** What a till does all day: the next purchase, whatever the rules are. */
    private void serve() {
        for (int i = 0; !closed; i = (i + 1) % purchases.size()) {
            boolean counts = !resting;
            long start = System.nanoTime();
            try {
                Evaluation evaluation = engine.evaluate(ANNA, purchases.get(i));
                long taken = System.nanoTime() - start;
                if (counts && !resting) {
                    nanos.recordValue(taken);
                }
                if (!right.contains(evaluation)) {
                    wrong++;
                }
            } catch (RuntimeException | Error e) {
                failed++;
            }
        }
    }

    /**
     * What is in use when all that can go has gone; asked at once, for the till goes on. The collector's own pauses are
     * not counted as the engine's.
     */
    private void printMemory(int swap) throws InterruptedException {
        resting = true;
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            Thread.sleep(50);
            System.gc();
            heap = Math.min(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        out.printf(Locale.ROOT, "after %,d swaps: heap %,d KB, %,d classes%n", swap, heap / 1024, classes);
        resting = false;
    }

    private long served() {
        return nanos.getTotalCount();
    }

    private long micros(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1_000;
    }

    private static LoyaltyEngine engine(RuleSource source) {
        CouponDefinition ten = CouponDefinition.of("TEN", new PercentOff(BigDecimal.TEN));
        return LoyaltyEngine.builder()
                .rules(source)
                .coupons(CouponCatalogue.of(ten))
                .build();
    }

    private static Purchase purchase(int number) {
        Purchase.Builder purchase = Purchase.of("order-" + number)
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .currency("EUR")
                .line("coffee-1kg", "COFFEE", 1 + number % 3, "9.99")
                .line("mug", "HOME", 1 + number % 5, "14.90");
        return (number % 4 == 0 ? purchase.coupon("TEN") : purchase).build();
    }
}
