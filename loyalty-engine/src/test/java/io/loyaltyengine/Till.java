package io.loyaltyengine;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RewardDefinition;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponCondition;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponWindow;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A day at a till that uses all an engine has; as a program, in a JVM of its own. */
final class Till {
    private static final CouponCatalogue COUPONS = CouponCatalogue.of(
            CouponDefinition.of("TEN", new Benefit.PercentOff(BigDecimal.TEN)),
            CouponDefinition.of("FIVE", new Benefit.AmountOff(new BigDecimal("5.00")))
                    .with(CouponCondition.minimumBasket("20.00")),
            CouponDefinition.of("SPRING", new Benefit.PercentOff(BigDecimal.ONE))
                    .with(CouponWindow.until(Instant.parse("2026-05-31T22:00:00Z"))));

    private final LoyaltyEngine engine;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private Customer customer = Customer.enrolled("anna", "EUR", LocalDate.of(2025, 6, 15));

    private Till(LoyaltyEngine engine) {
        this.engine = engine;
    }

    /** Prints what {@code prebuilt} rules or a {@code directory} of sources decide, with a cache if one is named. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path rules = Path.of(args[1]);
        LoyaltyEngine.Builder builder = LoyaltyEngine.builder()
                .rules(args[0].equals("prebuilt") ? PrebuiltRules.read(rules) : RuleSource.directory(rules));
        if (args.length > 2) {
            builder.cache(Path.of(args[2]));
        }
        out.print(day(builder.build()));
    }

    /** Everything that was decided, as JSON, under the rules that decided it. */
    static String day(LoyaltyEngine engine) {
        Till till = new Till(engine);
        till.serve();
        LoyaltyJson json = new LoyaltyJson();
        StringBuilder all = new StringBuilder(engine.ruleSet() + "\n" + engine.programme() + "\n");
        till.evaluations.forEach(
                evaluation -> all.append(json.write(evaluation)).append('\n'));
        return all.append(engine.explain(till.customer, bought("order-3")))
                .append('\n')
                .append(engine.progress(till.customer, at("13:00")))
                .append('\n')
                .toString();
    }

    private void serve() {
        decide(Adjustment.of("gift", at("08:00"), "EUR", 1_000, "Welcome"));
        Evaluation bought = decide(Purchase.of("order-1")
                .at(at("09:00"))
                .currency("EUR")
                .line("coffee-1kg", "COFFEE", 3, "9.99")
                .line("mug", "HOME", 2, "14.90")
                .coupon("TEN")
                .coupon("SPRING")
                .coupon("FIVE")
                .coupon("nonsense")
                .redeem(500)
                .build());
        decide(Redemption.of("wish", at("10:00"), "EUR", new Redemption.Reward(RewardDefinition.of("towel", 200))));
        decide(Redemption.of("gift-2", at("10:05"), "EUR", new Redemption.Donation(100, "trees")));
        decide(Refund.whole("back-1", at("11:00"), "EUR", bought.decisions()).ofLines(List.of(new RefundLine("1", 1))));
        decide(bought("order-2"));
        decide(DayReached.of("tomorrow", Instant.parse("2026-07-16T05:00:00Z"), "EUR"));
    }

    private static Purchase bought(String id) {
        return Purchase.of(id)
                .at(at("12:00"))
                .currency("EUR")
                .line("machine", "HOME", 1, "2499.00")
                .build();
    }

    private Evaluation decide(Transaction transaction) {
        Evaluation evaluation = engine.evaluate(customer, transaction, COUPONS);
        customer = evaluation.customer();
        evaluations.add(evaluation);
        return evaluation;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-06-15T" + time + ":00Z");
    }
}
