package io.loyaltyengine.internal.settle;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.OutcomeFact;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.WishFact;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Transaction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads a transaction through the stages. Immutable and thread-safe. */
public final class Evaluator {
    private final Programme programme;
    private final RuleSet rules;
    private final RuleSetId ruleSet;
    private final RuleRunner runner;
    private final Shop shop;

    public Evaluator(Programme programme, RuleSet rules, RuleSetId ruleSet, RuleRunner runner) {
        this.programme = programme;
        this.rules = rules;
        this.ruleSet = ruleSet;
        this.runner = runner;
        this.shop = new Shop(
                programme,
                new ShopCalendar(programme.zone()),
                new Reasons(rules, ruleSet, programme),
                rules.of(Stage.STANDING).stream().filter(Rule::hasThreshold).toList());
    }

    /**
     * Decides a transaction.
     *
     * @throws InvalidInputException when customer, transaction and programme do not fit together
     * @throws EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        Run run = new Run(shop, customer, transaction);
        checkFit(run, customer, transaction);
        Optional<RefundSettlement> refunding = transaction instanceof Refund refund
                ? Optional.of(new RefundSettlement(run, refund))
                : Optional.empty();
        try {
            new TimeSettlement(run).settle();
            boolean undone = false;
            boolean carriedOut = true;
            if (transaction instanceof Purchase purchase) {
                buy(run, purchase, coupons);
            } else if (refunding.isPresent()) {
                Customer before = run.customer();
                carriedOut = refunding.get().settle();
                undone = isTierUndone(run, before);
            } else if (transaction instanceof Redemption redemption) {
                redeem(run, redemption.wish());
            } else if (transaction instanceof Adjustment adjustment) {
                new RedemptionSettlement(run).adjust(adjustment);
            } else if (transaction instanceof Confirmation confirmation) {
                new TimeSettlement(run).confirm(confirmation.purchase());
            }
            if (carriedOut) {
                stand(run, undone);
                followUp(run);
            }
            return new Evaluation(
                    transaction.id(),
                    ruleSet,
                    run.customer(),
                    run.decisions(),
                    new Later<>(run),
                    new Later<>(run.proposals()));
        } catch (ArithmeticException | DateTimeException | InvalidInputException e) {
            // The inputs have passed their doors: what is out of range now, the evaluation has computed.
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

    /** Whether a refund takes away what the held tier is earned with: today, or on the day it was earned. */
    private boolean isTierUndone(Run run, Customer before) {
        TierStanding held = before.tier();
        int rank = programme.tiers().indexOf(held.name());
        return Stream.of(run.day(), held.since().orElse(run.day()))
                .anyMatch(day -> earned(run, before, day) >= rank && earned(run, run.customer(), day) < rank);
    }

    private int earned(Run run, Customer customer, LocalDate day) {
        CustomerFact fact = new CustomerFact(customer, day, programme);
        String tier = new StandingSettlement(run).earned(heard(new Proposals(), Stage.STANDING, fact));
        return programme.tiers().indexOf(tier);
    }

    /** Coupons, payment with points, and earning. */
    private void buy(Run run, Purchase purchase, CouponCatalogue coupons) {
        CustomerFact customer = run.fact();
        long number = run.customer().history().lifetime().purchases() + 1L;
        Basket basket = new Basket(purchase);
        List<String> accepted = List.of();
        if (!purchase.coupons().isEmpty()) {
            CouponSettlement settlement = new CouponSettlement(run, purchase, basket, coupons);
            accepted = settlement.settle(heard(run, Stage.COUPONS, settlement.claims()));
        }
        long wanted = purchase.redeem().orElse(0L);
        if (wanted > 0) {
            WishFact wish = new WishFact("payment", wanted, run.customer(), basket.open(), Optional.empty());
            new RedemptionSettlement(run).pay(wished(run, wish), wanted, basket);
        }
        PurchaseFact fact = new PurchaseFact(purchase, run.day(), run.offset(), basket.paid(), accepted, number);
        run.buy(basket, fact);
        record(run, purchase, basket, fact.paid());
        new EarningSettlement(run).settle(heard(run, Stage.EARNING, customer, fact));
    }

    private void redeem(Run run, Redemption.Wish wish) {
        BigDecimal nothing = BigDecimal.ZERO.setScale(programme.currency().getDefaultFractionDigits());
        WishFact fact = wish instanceof Redemption.Reward reward
                ? new WishFact(
                        "reward", reward.reward().points(), run.customer(), nothing, Optional.of(reward.reward()))
                : new WishFact(
                        "donation", ((Redemption.Donation) wish).points(), run.customer(), nothing, Optional.empty());
        new RedemptionSettlement(run).grant(wished(run, fact), wish);
    }

    private Proposals wished(Run run, WishFact wish) {
        return heard(run, Stage.REDEMPTION, run.fact(), wish);
    }

    private void record(Run run, Purchase bought, Basket basket, BigDecimal paid) {
        run.decide(new PurchaseRecorded(
                run.id("purchase", bought.id()),
                run.reasons().of(Own.PURCHASE, Reasons.only("paid", paid)),
                bought.id(),
                run.day(),
                basket.total(paid),
                paid,
                new Later<>(basket)));
    }

    private void stand(Run run, boolean undone) {
        new StandingSettlement(run).settle(heard(run, Stage.STANDING, run.fact(), run.bought()), undone);
    }

    private void followUp(Run run) {
        if (!rules.of(Stage.FOLLOWUP).isEmpty()) {
            OutcomeFact outcome = new OutcomeFact(run.decisions());
            Proposals proposals = heard(run, Stage.FOLLOWUP, run.fact(), run.bought(), outcome);
            if (!proposals.isEmpty()) {
                new EarningSettlement(run).settle(proposals);
                new StandingSettlement(run).notices(proposals);
            }
        }
    }

    /** What the rules of a stage say about facts; enters the trace. */
    private Proposals heard(Run run, Stage stage, @Nullable Object... facts) {
        return heard(run.proposals(), stage, facts);
    }

    private Proposals heard(Proposals proposals, Stage stage, @Nullable Object... facts) {
        runner.fire(stage, proposals.at(stage, rules.of(stage), facts), facts);
        return proposals;
    }
}
