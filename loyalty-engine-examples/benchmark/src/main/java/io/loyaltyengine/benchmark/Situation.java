package io.loyaltyengine.benchmark;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.benchmark.Workload.Sale;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An ordinary purchase, of which one thing can be more than ordinary. */
record Situation(LoyaltyEngine engine, Customer customer, Purchase purchase, CouponCatalogue coupons) {
    /** What can become more. */
    enum Growing {
        /** Rules of the programme, nearly all of them about something else. */
        RULES("rules"),
        /** Coupons that exist, one of which is presented. */
        COUPONS("coupon definitions"),
        /** The same with twenty codes presented, of which the shop knows ten. */
        CODES("coupon definitions, 20 codes presented"),
        /** Coupons that are presented and can all take effect. */
        STANDING("coupons that stand"),
        LINES("lines of the purchase"),
        /** Points of the customer that expire on different days. */
        LOTS("open lots");

        private final String label;

        Growing(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Situation of(Growing growing, int count) {
        Sale ordinary = Workload.sales().get(0);
        RuleSource core = RuleSource.classpath("core", Situation.class.getClassLoader());
        Customer customer = ordinary.customer();
        Purchase purchase = ordinary.purchase();
        CouponCatalogue coupons = Workload.coupons();
        return switch (growing) {
            case RULES -> new Situation(engine(GeneratedRules.of(count)), customer, purchase, coupons);
            case COUPONS -> new Situation(engine(core), customer, presenting(purchase, 0, 1), catalogue(count));
            case CODES -> new Situation(engine(core), customer, presenting(purchase, -10, 10), catalogue(count));
            case STANDING -> new Situation(engine(core), customer, presenting(purchase, 0, count), catalogue(count));
            case LINES -> new Situation(engine(core), customer, withLines(purchase, count), coupons);
            case LOTS -> new Situation(engine(core), Workload.withLots(customer, count), purchase, coupons);
        };
    }

    Evaluation decided() {
        return engine.evaluate(customer, purchase, coupons);
    }

    private static LoyaltyEngine engine(RuleSource rules) {
        return LoyaltyEngine.builder().rules(rules).build();
    }

    private static Purchase presenting(Purchase purchase, int from, int to) {
        Purchase.Builder basket = Purchase.of(purchase.id()).at(purchase.at()).currency("EUR");
        purchase.lines().forEach(basket::line);
        for (int i = from; i < to; i++) {
            basket.coupon(code(i));
        }
        return basket.build();
    }

    private static CouponCatalogue catalogue(int count) {
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            coupons.add(CouponDefinition.of(code(i), new Benefit.PercentOff(BigDecimal.TEN)));
        }
        return CouponCatalogue.of(coupons);
    }

    private static String code(int number) {
        return "CODE-" + number;
    }

    private static Purchase withLines(Purchase purchase, int count) {
        Purchase.Builder basket = Purchase.of(purchase.id()).at(purchase.at()).currency("EUR");
        for (int i = 0; i < count; i++) {
            basket.line("product-" + i, i % 3 == 0 ? "COFFEE" : "FOOD", 1, "1.49");
        }
        return basket.build();
    }
}
