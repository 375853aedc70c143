package io.loyaltyengine.internal.load;

import io.loyaltyengine.internal.till.Evaluator;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;

/** A programme and what evaluates it: all that changes when rules are replaced, so that it changes at once. */
public record LoadedRules(Programme programme, RuleSetId ruleSet, Evaluator evaluator) {
    /** Decides a transaction; see {@link Evaluator#evaluate}. */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        return evaluator.evaluate(customer, transaction, coupons);
    }
}
