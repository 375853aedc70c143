package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.EvaluationException;
import io.loyaltyengine.model.InvalidInputException;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.vocabulary.Outcome;
import io.loyaltyengine.vocabulary.Purchase;
import io.loyaltyengine.vocabulary.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leads a transaction through the stages. Immutable and thread-safe. */
public final class Evaluator {
    private final Programme programme;
    private final RuleSet rules;
    private final RuleSetId ruleSet;
    private final RuleRunner runner;
    private final Reasons reasons;
    private final List<Rule> goals;

    public Evaluator(Programme programme, RuleSet rules, RuleSetId ruleSet, RuleRunner runner) {
        this.programme = programme;
        this.rules = rules;
        this.ruleSet = ruleSet;
        this.runner = runner;
        this.reasons = new Reasons(ruleSet, programme);
        this.goals =
                rules.of(Stage.STANDING).stream().filter(Rule::hasThreshold).toList();
    }

    /**
     * Decides a transaction.
     *
     * @throws InvalidInputException when customer, transaction and programme do not fit together
     * @throws EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        Run run = new Run(programme, customer, transaction, reasons);
        checkFit(run, customer, transaction);
        try {
            Optional<Purchase> purchase = Optional.empty();
            boolean carriedOut = true;
            Optional<String> earnedBefore = Optional.empty();
            if (transaction instanceof io.loyaltyengine.model.Purchase bought) {
                purchase = Optional.of(buy(run, bought, coupons));
            } else if (transaction instanceof Refund refund) {
                earnedBefore =
                        Optional.of(new StandingSettlement(run).earned(fire(Stage.STANDING, facts(run, purchase))));
                carriedOut = new RefundSettlement(run, refund).settle();
            }
            if (carriedOut) {
                stand(run, purchase, earnedBefore);
                followUp(run, purchase);
            }
            return new Evaluation(
                    transaction.id(), ruleSet, run.customer(), run.decisions(), progress(run, purchase), run.trace());
        } catch (ArithmeticException e) {
            throw new EvaluationException(null, "A number left its range: " + e.getMessage(), e);
        }
    }

    private void checkFit(Run run, Customer customer, Transaction transaction) {
        checkCurrency("customer.currency", customer.currency().getCurrencyCode());
        checkCurrency("transaction.currency", transaction.currency().getCurrencyCode());
        String tier = customer.tier().name();
        if (!tier.equals(TierStanding.NO_TIER) && !programme.tiers().contains(tier)) {
            throw new InvalidInputException(
                    "customer.tier.name",
                    InvalidInputException.Code.UNKNOWN,
                    "is `" + tier + "`; the programme has " + String.join(", ", programme.tiers()) + ".");
        }
        if (run.day().isBefore(customer.enrolledOn())) {
            throw new InvalidInputException(
                    "transaction.at",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + transaction.at() + "`, before the customer's enrolment on " + customer.enrolledOn() + ".");
        }
    }

    private void checkCurrency(String path, String currency) {
        if (!currency.equals(programme.currency().getCurrencyCode())) {
            throw new InvalidInputException(
                    path,
                    InvalidInputException.Code.MISMATCH,
                    "is `" + currency + "`; the programme is in " + programme.currency() + " and never converts.");
        }
    }

    /** Coupons and earning. */
    private Purchase buy(Run run, io.loyaltyengine.model.Purchase bought, CouponCatalogue coupons) {
        Basket basket = new Basket(bought);
        Set<String> accepted = Set.of();
        if (!bought.coupons().isEmpty()) {
            CouponSettlement settlement = new CouponSettlement(run, bought, basket, coupons);
            Proposals proposals = fire(Stage.COUPONS, settlement.claims());
            run.trace(Stage.COUPONS, proposals.all(), Map.of());
            accepted = settlement.settle(proposals);
        }
        record(run, bought, basket);
        Purchase purchase = new Purchase(
                bought,
                run.time(),
                basket.open(),
                accepted,
                run.before().history().lifetime().purchases() == 0);
        Map<Class<?>, Object> facts = new HashMap<>();
        facts.put(Purchase.class, purchase);
        io.loyaltyengine.vocabulary.Customer before =
                new io.loyaltyengine.vocabulary.Customer(run.before(), run.day(), programme.tiers());
        facts.put(io.loyaltyengine.vocabulary.Customer.class, before);
        Proposals proposals = fire(Stage.EARNING, List.copyOf(facts.values()));
        run.trace(Stage.EARNING, proposals.all(), facts);
        new EarningSettlement(run, Optional.of(purchase)).settle(proposals);
        return purchase;
    }

    private void record(Run run, io.loyaltyengine.model.Purchase bought, Basket basket) {
        List<SoldLine> lines = basket.lines().stream()
                .map(line -> new SoldLine(line.id(), line.product(), line.quantity(), basket.openOf(line)))
                .toList();
        BigDecimal paid = basket.open(line -> true);
        BigDecimal total =
                basket.lines().stream().map(line -> line.amount()).reduce(paid.subtract(paid), BigDecimal::add);
        run.decide(new PurchaseRecorded(
                run.id("purchase", bought.id()),
                reasons.of(Own.PURCHASE, Map.of("paid", paid)),
                bought.id(),
                run.day(),
                total,
                paid,
                lines));
    }

    private void stand(Run run, Optional<Purchase> purchase, Optional<String> earnedBefore) {
        Map<Class<?>, Object> facts = facts(run, purchase);
        Proposals proposals = fire(Stage.STANDING, facts);
        run.trace(Stage.STANDING, proposals.all(), facts);
        new StandingSettlement(run).settle(proposals, earnedBefore);
    }

    private void followUp(Run run, Optional<Purchase> purchase) {
        Map<Class<?>, Object> facts = facts(run, purchase);
        facts.put(Outcome.class, new Outcome(run.decisions()));
        Proposals proposals = fire(Stage.FOLLOWUP, facts);
        run.trace(Stage.FOLLOWUP, proposals.all(), facts);
        new EarningSettlement(run, purchase).settle(proposals);
    }

    private List<Progress> progress(Run run, Optional<Purchase> purchase) {
        Map<Class<?>, Object> facts = facts(run, purchase);
        return goals.stream().flatMap(goal -> goal.progress(facts).stream()).toList();
    }

    /** The single facts as things stand now. */
    private Map<Class<?>, Object> facts(Run run, Optional<Purchase> purchase) {
        Map<Class<?>, Object> facts = new HashMap<>();
        facts.put(
                io.loyaltyengine.vocabulary.Customer.class,
                new io.loyaltyengine.vocabulary.Customer(run.customer(), run.day(), programme.tiers()));
        purchase.ifPresent(fact -> facts.put(Purchase.class, fact));
        return facts;
    }

    private Proposals fire(Stage stage, Map<Class<?>, Object> facts) {
        return fire(stage, new ArrayList<>(facts.values()));
    }

    private Proposals fire(Stage stage, List<?> facts) {
        Proposals proposals = new Proposals(rules.of(stage));
        if (!rules.of(stage).isEmpty()) {
            runner.fire(stage, proposals, facts);
        }
        return proposals;
    }
}
