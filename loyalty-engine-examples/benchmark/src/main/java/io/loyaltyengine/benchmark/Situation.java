package io.loyaltyengine.benchmark;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.benchmark.Workload.Sale;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.model.coupons.CouponStacking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An ordinary purchase, of which one thing can be more than ordinary; or something else that takes place. */
record Situation(Deciding engine, Customer customer, Transaction transaction, CouponCatalogue coupons) {
    private static final CouponStacking RIVAL =
            CouponStacking.USUAL.in("rivals").notWith("rivals");

    /** The engine, or its rules in another's hands. */
    @FunctionalInterface
    interface Deciding {
        Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue coupons);
    }

    /** What can become more. */
    enum Growing {
        /** Rules of the programme, nearly all of them about something else. */
        RULES("rules", 10, 100, 1_000, 10_000),
        /** The same rules, fired as Drools does. */
        SESSIONS("rules, fired by Drools' sessions, reused", 10, 1_000, 10_000),
        /** Kinds of activities that rules are about, one of which takes place; nobody buys anything. */
        ACTIVITIES("kinds of activities", 10, 100, 1_000),
        /** The same, fired as Drools does: by equality with a constant, which its nodes are made for. */
        HASHED("kinds of activities, fired by Drools' sessions, reused", 10, 100, 1_000),
        /** Coupons that exist, one of which is presented. */
        COUPONS("coupon definitions", 10, 1_000, 10_000),
        /** The same with twenty codes presented, of which the shop knows ten. */
        CODES("coupon definitions, 20 codes presented", 10, 10_000),
        /** Coupons that are presented and can all take effect. */
        STANDING("coupons that stand", 1, 5, 10, 20, 50),
        /** Coupons that are presented, of which one can take effect: the best, which is in the midst of them. */
        CLASHING("coupons that clash", 1, 5, 10, 20),
        LINES("lines of the purchase", 1, 10, 100, 1_000),
        /** Points of the customer that expire on different days. */
        LOTS("open lots", 1, 100, 1_000),
        /** Accounts of the programme, in each of which the customer has something; the purchase earns in one. */
        ACCOUNTS("accounts, one of which earns", 1, 5, 20),
        /** The same where the purchase earns in all. */
        EARNING("accounts, all of which earn", 1, 5, 20);

        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
        private final List<Integer> counts;

        Growing(String label, Integer... counts) {
            this.label = label;
            this.counts = List.of(counts);
        }

        String label() {
            return label;
        }

        /** What is measured of it, the fewest first: its name, and how many. */
        List<String> sizes() {
            return counts.stream().map(count -> name() + " " + count).toList();
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
            case SESSIONS -> new Situation(sessions(GeneratedRules.of(count)), customer, purchase, coupons);
            case ACTIVITIES ->
                new Situation(
                        engine(GeneratedRules.ofActivities(count)), customer, activity(purchase, count / 2), coupons);
            case HASHED ->
                new Situation(
                        sessions(GeneratedRules.ofActivities(count)), customer, activity(purchase, count / 2), coupons);
            case COUPONS -> new Situation(engine(core), customer, presenting(purchase, 0, 1), catalogue(count));
            case CODES -> new Situation(engine(core), customer, presenting(purchase, -10, 10), catalogue(count));
            case STANDING -> new Situation(engine(core), customer, presenting(purchase, 0, count), catalogue(count));
            case CLASHING -> new Situation(engine(core), customer, presenting(purchase, 0, count), rivals(count));
            case LINES -> new Situation(engine(core), customer, withLines(purchase, count), coupons);
            case LOTS -> new Situation(engine(core), Workload.withLots(customer, count), purchase, coupons);
            case ACCOUNTS, EARNING ->
                new Situation(
                        engine(GeneratedRules.ofAccounts(count, growing == Growing.EARNING)),
                        Workload.withAccounts(customer, count),
                        purchase,
                        coupons);
        };
    }

    Evaluation decided() {
        return engine.evaluate(customer, transaction, coupons);
    }

    private static Deciding engine(RuleSource rules) {
        return LoyaltyEngine.builder().rules(rules).build()::evaluate;
    }

    private static Deciding sessions(RuleSource rules) {
        RuleSetId id = new RuleSetId("generated", "1.0", "0".repeat(64));
        return EngineBySessions.evaluator(rules, id, true)::evaluate;
    }

    private static Activity activity(Purchase purchase, int kind) {
        return Activity.of(purchase.id())
                .at(purchase.at())
                .currency("EUR")
                .kind(GeneratedRules.activity(kind))
                .build();
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

    /** Coupons that all exclude one another, each with a percentage of its own. */
    private static CouponCatalogue rivals(int count) {
        List<CouponDefinition> coupons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Seven steps further each, so that the best is neither the first nor the last.
            BigDecimal percent = BigDecimal.valueOf(10 + i * 7 % 20);
            coupons.add(CouponDefinition.of(code(i), new Benefit.PercentOff(percent))
                    .with(RIVAL));
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
