package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Soundness;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.till.Evaluator;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.Offer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A programme and what evaluates it: all that changes when rules are replaced, so that it changes at once. */
public record LoadedRules(Programme programme, RuleSetId ruleSet, CompiledRules compiled, Evaluator evaluator) {
    /** The rules as they were read. */
    public RuleSet rules() {
        return compiled.rules();
    }

    /** What their author should look at, by file and line; it is looked for anew. */
    public List<RuleProblem> warnings() {
        Problems problems = new Problems();
        Soundness.check(rules(), Optional.of(programme), problems);
        return problems.warnings();
    }

    /** What its rules are called, in the order of their names. */
    public List<String> ruleNames() {
        return rules().all().stream().map(Rule::name).toList();
    }

    /** Decides a transaction; see {@link Evaluator#evaluate}. */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        return evaluator.evaluate(customer, transaction, coupons);
    }

    /** Decides a transaction and says why, and why not; see {@link Evaluator#explain}. */
    public Explanation explain(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        return evaluator.explain(customer, transaction, coupons);
    }

    /** The same for a guest; see {@link Evaluator#explainGuest}. */
    public Explanation explainGuest(Transaction transaction, CouponCatalogue coupons) {
        return evaluator.explainGuest(transaction, coupons);
    }

    /** What a customer could present; see {@link Evaluator#offers}. */
    public List<Offer> offers(Customer customer, Instant at, CouponCatalogue coupons) {
        return evaluator.offers(customer, at, coupons);
    }

    /** How far a customer is; see {@link Evaluator#progress}. */
    public List<Progress> progress(Customer customer, Instant at) {
        return evaluator.progress(customer, at);
    }

    /** Decides what a guest buys or brings back; see {@link Evaluator#evaluateGuest}. */
    public Evaluation evaluateGuest(Transaction transaction, CouponCatalogue coupons) {
        return evaluator.evaluateGuest(transaction, coupons);
    }
}
