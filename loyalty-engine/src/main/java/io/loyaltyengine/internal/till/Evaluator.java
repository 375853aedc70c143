package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.fast.Frozen;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.OutcomeFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.TierFloor;
import io.loyaltyengine.model.TierStanding;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.coupons.Offer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The staircase: leads a transaction from stage to stage. What is due comes first, then what the transaction itself says,
 * then each stage: rules propose, and the mechanisms settle, one after the other. Immutable and thread-safe.
 */
public final class Evaluator {
    private static final Stage[] STAGES = Stage.values();
    /** Whom decisions about a guest name. */
    private static final String GUEST = "guest";

    private final Shop shop;
    private final RuleSetId ruleSet;
    private final Mechanism.Timed[] timed;
    private final Mechanism.Acting[] acting;
    private final Mechanism.Reversing[] reversing;
    private final Mechanism.Closing[] closing;
    private final Mechanism.Offering[] offering;
    private final Map<Stage, Mechanism.Settling[]> settling = new EnumMap<>(Stage.class);

    /**
     * Sets up the staircase.
     *
     * @param runner fires the rules
     * @param mechanisms in the order in which they settle
     * @param said makes what the rules speak to in one evaluation
     */
    public Evaluator(
            Programme programme,
            RuleSet rules,
            RuleSetId ruleSet,
            RuleRunner runner,
            List<Mechanism> mechanisms,
            Supplier<? extends Said> said) {
        this.ruleSet = ruleSet;
        this.timed = doors(mechanisms, Mechanism.Timed.class).toArray(new Mechanism.Timed[0]);
        this.acting = doors(mechanisms, Mechanism.Acting.class).toArray(new Mechanism.Acting[0]);
        this.reversing = doors(mechanisms, Mechanism.Reversing.class).toArray(new Mechanism.Reversing[0]);
        this.closing = doors(mechanisms, Mechanism.Closing.class).toArray(new Mechanism.Closing[0]);
        this.offering = doors(mechanisms, Mechanism.Offering.class).toArray(new Mechanism.Offering[0]);
        for (Stage stage : STAGES) {
            List<Mechanism.Settling> here = doors(mechanisms, Mechanism.Settling.class);
            here.removeIf(door -> !door.stages().contains(stage));
            settling.put(stage, here.toArray(new Mechanism.Settling[0]));
        }
        this.shop = new Shop(
                programme,
                new ShopCalendar(programme.zone()),
                new Reasons(ruleSet, programme, rules),
                rules,
                runner,
                said,
                new Later<>(rules, Evaluator::goals),
                new Terms(rules, runner, said));
    }

    private static List<Rule> goals(RuleSet rules) {
        return rules.of(Stage.STANDING).stream().filter(Rule::hasThreshold).toList();
    }

    private static <D> List<D> doors(List<Mechanism> mechanisms, Class<D> door) {
        List<D> doors = new ArrayList<>();
        for (Mechanism mechanism : mechanisms) {
            if (door.isInstance(mechanism)) {
                doors.add(door.cast(mechanism));
            }
        }
        return doors;
    }

    /**
     * Decides a transaction.
     *
     * @throws InvalidInputException when customer, transaction and programme do not fit together
     * @throws EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluate(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        return evaluation(evaluate(customer, false, transaction, coupons));
    }

    /**
     * Decides a transaction, and says of every rule why it fired or not.
     *
     * @throws InvalidInputException when customer, transaction and programme do not fit together
     * @throws EvaluationException when a rule fails; nothing is decided then
     */
    public Explanation explain(Customer customer, Transaction transaction, CouponCatalogue coupons) {
        return explanation(evaluate(customer, false, transaction, coupons));
    }

    /** As {@link #evaluateGuest}, and says of every rule why it fired or not. */
    public Explanation explainGuest(Transaction transaction, CouponCatalogue coupons) {
        return explanation(guest(transaction, coupons));
    }

    /**
     * Decides what somebody buys who is no member, or brings back. The state is what that purchase alone has made.
     *
     * @throws InvalidInputException when transaction and programme do not fit together
     * @throws EvaluationException when a rule fails; nothing is decided then
     */
    public Evaluation evaluateGuest(Transaction transaction, CouponCatalogue coupons) {
        return evaluation(guest(transaction, coupons));
    }

    private Run guest(Transaction transaction, CouponCatalogue coupons) {
        Customer nobody = Customer.enrolled(
                GUEST,
                shop.programme().currency().getCurrencyCode(),
                shop.calendar().dayOf(transaction.at()));
        if (transaction instanceof Refund refund) {
            return evaluate(after(nobody, refund), true, refund, coupons);
        }
        if (!(transaction instanceof Purchase purchase)) {
            throw new InvalidInputException(
                    "transaction",
                    InvalidInputException.Code.MISMATCH,
                    "is a " + transaction.getClass().getSimpleName() + "; a guest buys, and brings back.");
        }
        if (purchase.redeem().orElse(0L) > 0) {
            throw new InvalidInputException(
                    "transaction.redeem",
                    InvalidInputException.Code.MISMATCH,
                    "is " + purchase.redeem().get() + "; a guest has nothing to pay with but money.");
        }
        return evaluate(nobody, true, purchase, coupons);
    }

    /**
     * What a customer could present at a moment; what has fallen due by then is taken into account, and decided nowhere.
     *
     * @throws InvalidInputException when customer and programme do not fit together
     * @throws EvaluationException when a rule fails
     */
    public List<Offer> offers(Customer customer, Instant at, CouponCatalogue coupons) {
        return looked(customer, at, coupons, run -> {
            arrive(run);
            List<Offer> offers = new ArrayList<>();
            for (Mechanism.Offering mechanism : offering) {
                offers.addAll(mechanism.offers(run));
            }
            return List.copyOf(offers);
        });
    }

    /**
     * How far a customer is at a moment; what falls due by then, and what rules say then, is taken into account, and decided
     * nowhere.
     *
     * @throws InvalidInputException when customer and programme do not fit together
     * @throws EvaluationException when a rule fails
     */
    public List<Progress> progress(Customer customer, Instant at) {
        return looked(customer, at, CouponCatalogue.EMPTY, run -> {
            decide(run);
            return run.progress();
        });
    }

    private <T> T looked(Customer customer, Instant at, CouponCatalogue coupons, Function<Run, T> look) {
        DayReached moment = new DayReached("look", at, shop.programme().currency());
        checkCustomer(customer, "at", at);
        try {
            return look.apply(new Run(shop, customer, false, moment, coupons, null));
        } catch (Catalogue.Failed e) {
            throw e.thrown();
        } catch (ArithmeticException | DateTimeException | InvalidInputException e) {
            throw leftRange(e);
        }
    }

    /** The inputs have passed their doors: what is out of range now, the evaluation has computed. */
    private static EvaluationException leftRange(RuntimeException e) {
        return new EvaluationException(null, "A number left its range: " + e.getMessage(), e);
    }

    /** What the purchase of a guest has made, and nothing else. */
    private Customer after(Customer nobody, Refund refund) {
        // Refuses what was another's, before it is taken for a state.
        returned(nobody, refund);
        try {
            return nobody.after(refund.recorded());
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "transaction.recorded",
                    InvalidInputException.Code.MISMATCH,
                    "was never decided for a guest, who has nothing that could be taken.");
        }
    }

    private Run evaluate(Customer customer, boolean guest, Transaction transaction, CouponCatalogue coupons) {
        checkFit(customer, transaction);
        Returned returned = returned(customer, transaction);
        try {
            Run run = new Run(shop, customer, guest, transaction, coupons, returned);
            if (customer.booked().containsKey(transaction.id())) {
                Repetition.refuse(run);
            } else {
                decide(run);
            }
            // What is out of range shows when the decisions are folded in.
            run.customer();
            return run;
        } catch (Catalogue.Failed e) {
            throw e.thrown();
        } catch (ArithmeticException | DateTimeException | InvalidInputException e) {
            throw leftRange(e);
        }
    }

    private Evaluation evaluation(Run run) {
        try {
            return new Evaluation(
                    run.transaction().id(),
                    ruleSet,
                    run.customer(),
                    new Frozen<>(run.decisions()),
                    new Later<>(run, Run::progress),
                    new Later<>(run.said(), Said::trace));
        } catch (InvalidInputException e) {
            throw leftRange(e);
        }
    }

    private Explanation explanation(Run run) {
        return new Explanation(evaluation(run), new Explaining(run).answers(shop.rules()));
    }

    private void decide(Run run) {
        arrive(run);
        for (int i = 0; i < acting.length && !run.isOver(); i++) {
            acting[i].act(run);
        }
        takeBack(run);
        for (Stage stage : STAGES) {
            if (!run.isOver()) {
                climb(run, stage);
            }
        }
        if (!run.isOver()) {
            for (Mechanism.Closing mechanism : closing) {
                mechanism.close(run);
            }
        }
    }

    private void arrive(Run run) {
        for (Mechanism.Timed mechanism : timed) {
            mechanism.due(run);
        }
        run.arrive();
    }

    /** What comes back; null for what is no refund, or one of something unknown. */
    private @Nullable Returned returned(Customer customer, Transaction transaction) {
        if (!(transaction instanceof Refund refund)) {
            return null;
        }
        if (refund.original().isEmpty()) {
            requireUnknown(customer, refund);
            return null;
        }
        Returned returned = new Returned(customer, refund, refund.original().get());
        for (Mechanism.Reversing mechanism : reversing) {
            mechanism.check(returned);
        }
        return returned;
    }

    /** What the state knows must have been recorded: a refund without that would be refused for ever, and give nothing back. */
    private static void requireUnknown(Customer customer, Refund refund) {
        if (customer.booked().containsKey(refund.about()) && !customer.booked().containsKey(refund.id())) {
            throw new InvalidInputException(
                            "recorded",
                            InvalidInputException.Code.MISSING,
                            "is missing; it must hold what was decided about `" + refund.about()
                                    + "`: then, and with its earlier refunds.")
                    .by(LoyaltyException.Fault.HOST);
        }
    }

    private void checkFit(Customer customer, Transaction transaction) {
        checkCustomer(customer, "transaction.at", transaction.at());
        checkCurrency("transaction.currency", transaction.currency().getCurrencyCode());
        if (transaction instanceof Adjustment adjustment) {
            checkAccount("transaction.account", adjustment.account());
            adjustment.tier().ifPresent(floor -> checkTier("transaction.tier", floor));
        } else if (transaction instanceof Purchase purchase) {
            checkAccount("transaction.redeemFrom", purchase.redeemFrom());
        } else if (transaction instanceof Redemption redemption) {
            checkAccount("transaction.wish.account", redemption.wish().account());
        }
    }

    private void checkCustomer(Customer customer, String path, Instant at) {
        try {
            checkCurrency("customer.currency", customer.currency().getCurrencyCode());
            checkTiers(customer.tier());
            customer.accounts().forEach((account, lots) -> checkAccount("customer.accounts", account));
        } catch (InvalidInputException e) {
            throw e.by(LoyaltyException.Fault.HOST);
        }
        if (shop.calendar().dayOf(at).isBefore(customer.enrolledOn())) {
            throw new InvalidInputException(
                    path,
                    InvalidInputException.Code.MISMATCH,
                    "is `" + at + "`, before the customer's enrolment on " + customer.enrolledOn() + ".");
        }
    }

    private void checkAccount(String path, String account) {
        Programme programme = shop.programme();
        if (!programme.hasAccount(account)) {
            throw new InvalidInputException(
                    path,
                    InvalidInputException.Code.UNKNOWN,
                    "is `" + Words.shortened(account) + "`; the programme has "
                            + String.join(", ", programme.accountNames()) + ".");
        }
    }

    private void checkTiers(TierStanding held) {
        checkTier("customer.tier.name", held.name());
        if (held.next().isPresent()) {
            checkTier("customer.tier.next.tier", held.next().get().tier());
        }
        if (held.floor().isPresent()) {
            TierFloor floor = held.floor().get();
            checkTier("customer.tier.floor.tier", floor.tier());
            floor.beneath().ifPresent(earned -> checkTier("customer.tier.floor.beneath.tier", earned.tier()));
        }
    }

    private void checkTier(String path, String tier) {
        Programme programme = shop.programme();
        if (!tier.equals(TierStanding.NO_TIER) && !programme.tiers().contains(tier)) {
            throw new InvalidInputException(
                    path,
                    InvalidInputException.Code.UNKNOWN,
                    "is `" + tier + "`; the programme has " + String.join(", ", programme.tiers()) + ".");
        }
    }

    private void checkCurrency(String path, String currency) {
        Programme programme = shop.programme();
        if (!currency.equals(programme.currency().getCurrencyCode())) {
            throw new InvalidInputException(
                    path,
                    InvalidInputException.Code.MISMATCH,
                    "is `" + currency + "`; the programme is in " + programme.currency() + " and never converts.");
        }
    }

    private void takeBack(Run run) {
        Returned returned = run.returned();
        if (returned != null && !run.isOver()) {
            for (Mechanism.Reversing mechanism : reversing) {
                mechanism.reverse(run, returned);
            }
        }
    }

    /** One stage, if there is anything to look at. */
    private void climb(Run run, Stage stage) {
        switch (stage) {
            case COUPONS, REDEMPTION -> ask(run, stage);
            case EARNING -> {
                Basket basket = run.basket();
                if (run.transaction() instanceof Purchase purchase && basket != null) {
                    settle(run, stage, run.arrived(), run.pay(purchase, basket), run.today());
                } else if (run.activity() != null) {
                    settle(run, stage, run.arrived(), run.activity(), run.today());
                }
            }
            case STANDING -> settle(run, stage, run.fact(), run.bought(), run.activity(), run.today());
            case FOLLOWUP -> {
                if (!shop.rules().of(stage).isEmpty()) {
                    OutcomeFact outcome = new OutcomeFact(
                            run.decisions(), shop.programme().coupons().codes());
                    // A state for rules of which none looks at it would be made in vain.
                    CustomerFact customer = shop.rules().asks(stage, CustomerFact.class) ? run.fact() : null;
                    settle(run, stage, customer, run.bought(), run.activity(), outcome, run.today());
                }
            }
        }
    }

    /** Lets rules allow and refuse what the customer asks for. */
    private void ask(Run run, Stage stage) {
        for (Mechanism.Settling mechanism : settling(stage)) {
            Object[] facts = mechanism instanceof Mechanism.Asked asked ? asked.asked(run) : Mechanism.Asked.NOTHING;
            if (facts.length > 0) {
                shop.fire(stage, run.said(), facts);
                mechanism.settle(run, run.said());
            }
        }
    }

    private void settle(Run run, Stage stage, @Nullable Object... facts) {
        if (run.isGuest()) {
            run.said().listen(stage, List.of(), facts);
        } else {
            shop.fire(stage, run.said(), facts);
        }
        for (Mechanism.Settling mechanism : settling(stage)) {
            if (!run.isOver()) {
                mechanism.settle(run, run.said());
            }
        }
    }

    private Mechanism.Settling[] settling(Stage stage) {
        return Objects.requireNonNull(settling.get(stage));
    }
}
