package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit.PercentOff;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** One customer, one purchase, two coupons of which one is refused: what the README shows. */
public final class QuickStart {
    private QuickStart() {}

    /** Prints the receipt in English, or in the language of the first argument: {@code de}. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        print(out, Locale.forLanguageTag(args.length == 0 ? "en" : args[0]));
    }

    static void print(PrintStream out, Locale language) {
        // snippet: quick start
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.classpath("rules", QuickStart.class.getClassLoader()))
                .coupons(CouponCatalogue.of(
                        CouponDefinition.of("WELCOME10", new PercentOff(BigDecimal.TEN)),
                        CouponDefinition.of("SPRING", new PercentOff(BigDecimal.TEN))
                                .with(CouponWindow.until(Instant.parse("2026-05-31T22:00:00Z")))))
                .build(); // compiled once; thread-safe; share it

        Customer anna = Customer.enrolled("anna", engine.programme(), LocalDate.of(2026, 3, 1));
        Purchase purchase = Purchase.of("order-1042", engine.programme())
                .at(Instant.parse("2026-06-15T12:00:00Z"))
                .line("coffee-1kg", "COFFEE", 2, "9.99")
                .line("mug", "HOME", 1, "14.90")
                .coupon("WELCOME10")
                .coupon("SPRING")
                .build();

        Evaluation evaluation = engine.evaluate(anna, purchase);
        for (Decision decision : evaluation.decisions()) {
            out.println(decision.sentence(language));
        }
        // end of snippet
        out.println();
        out.print(Receipt.of(purchase, evaluation, language));
    }
}
