package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit.AmountOff;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many tills, and fewer coupons than customers who present them: exactly as many are given as were left.
 *
 * <p>The engine counts nothing across customers. A host hands in what is left, lets the engine decide, and commits what that has
 * used only if the counters still stand where they stood; else it decides anew.
 */
public final class LastCoupons {
    private static final String CODE = "FIRST-COME";

    /** What a shop's data base would hold: how often each coupon may still be used, by the name its uses are counted as. */
    private final AtomicReference<Map<String, Long>> usesLeft;

    private final LoyaltyEngine engine;
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    private LastCoupons(LoyaltyEngine engine, long left) {
        this.engine = engine;
        this.usesLeft = new AtomicReference<>(Map.of(CODE, left));
    }

    /** As many tills as the first argument says, or 16, and as many coupons as the second, or 5. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int tills = args.length > 0 ? Integer.parseInt(args[0]) : 16;
        int left = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        if (!run(tills, left, out)) {
            System.exit(1);
        }
    }

    /** Whether as many were given as there were, or as were asked for. */
    static boolean run(int tills, int left, PrintStream out) throws InterruptedException {
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.classpath("rules", LastCoupons.class.getClassLoader()))
                .build();
        LastCoupons shop = new LastCoupons(engine, left);
        shop.open(tills);
        long stillLeft = shop.seen().getOrDefault(CODE, 0L);
        out.printf(
                Locale.ROOT,
                "%d tills, %d coupons: %d given, %d left; decided anew %d times%n",
                tills,
                left,
                shop.given.get(),
                stillLeft,
                shop.again.get());
        return shop.given.get() == Math.min(tills, left) && stillLeft == left - shop.given.get();
    }

    /** The counters as they are committed now. */
    private Map<String, Long> seen() {
        return Objects.requireNonNull(usesLeft.get());
    }

    private void open(int tills) throws InterruptedException {
        Thread[] all = new Thread[tills];
        CountDownLatch everybody = new CountDownLatch(tills);
        for (int i = 0; i < tills; i++) {
            String customer = "customer-" + i;
            all[i] = new Thread(() -> sell(customer, everybody), "till-" + i);
            all[i].start();
        }
        for (Thread till : all) {
            till.join();
        }
    }

    private void sell(String customer, CountDownLatch everybody) {
        everybody.countDown();
        try {
            everybody.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!sold(customer).decisions(CouponAccepted.class).isEmpty()) {
            given.incrementAndGet();
        }
    }

    /** What a host does: read, decide, commit if nobody else was faster. */
    private Evaluation sold(String customer) {
        while (true) {
            Map<String, Long> seen = seen();
            Evaluation evaluation = engine.evaluate(
                    Customer.enrolled(customer, "EUR", LocalDate.of(2026, 3, 1)), purchase(), coupons(seen));
            // In a data base the state of the customer and the decisions belong into the same commit.
            if (evaluation.couponUses().isEmpty() || usesLeft.compareAndSet(seen, after(seen, evaluation))) {
                return evaluation;
            }
            again.incrementAndGet();
        }
    }

    private static Map<String, Long> after(Map<String, Long> seen, Evaluation evaluation) {
        Map<String, Long> after = new TreeMap<>(seen);
        for (CouponUse use : evaluation.couponUses()) {
            after.merge(use.countedAs(), -use.uses(), Long::sum);
        }
        return after;
    }

    private static CouponCatalogue coupons(Map<String, Long> usesLeft) {
        int left = Math.toIntExact(usesLeft.getOrDefault(CODE, 0L));
        return CouponCatalogue.of(
                CouponDefinition.of(CODE, new AmountOff(BigDecimal.TEN)).with(CouponBudget.usesLeft(left)));
    }

    private static Purchase purchase() {
        return Purchase.of("order-1")
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .currency("EUR")
                .line("mug", "HOME", 1, "14.90")
                .coupon(CODE)
                .build();
    }
}
