package io.loyaltyengine.benchmark;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.coupons.CouponCatalogue;

/** The engine, as a backend uses it. It gives a trace and the progress besides, for which nobody else is asked. */
final class Engine implements Contender {
    private final LoyaltyEngine engine = LoyaltyEngine.builder()
            .rules(RuleSource.classpath("core", Engine.class.getClassLoader()))
            .build();

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Evaluation evaluation = engine.evaluate(customer, purchase, coupons);
        return new Decided(evaluation.customer(), evaluation.decisions());
    }

    RuleSetId ruleSet() {
        return engine.ruleSet();
    }
}
