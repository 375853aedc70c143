package io.loyaltyengine.internal.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The steps of an evaluation, in the order of a till. */
public enum Stage {
    /** Verdicts on the coupons presented; sees the purchase and the customer before them. */
    COUPONS(
            "$claim : Claim( expired )",
            "decide.accept($claim);",
            ClaimFact.class,
            CustomerFact.class,
            PurchaseFact.class,
            TodayFact.class),
    /** Points spent: as payment, on a reward, on a donation; sees the wish and the customer before it. */
    REDEMPTION(
            "Customer( visits >= 20 )",
            "decide.allow($wish);",
            CustomerFact.class,
            PurchaseFact.class,
            WishFact.class,
            TodayFact.class),
    /** Points, qualifying spend and visits; sees what is really paid and the customer before this transaction. */
    EARNING(
            "Customer( visits >= 20 )",
            "decide.earn(100);",
            CustomerFact.class,
            PurchaseFact.class,
            ActivityFact.class,
            TodayFact.class),
    /** Tiers and badges; sees the customer including this transaction. */
    STANDING(
            "Customer( visits >= 20 )",
            "decide.award(\"superfan\");",
            CustomerFact.class,
            PurchaseFact.class,
            ActivityFact.class,
            TodayFact.class),
    /** What follows from the decisions so far; sees all of them. */
    FOLLOWUP(
            "Customer( visits >= 20 )",
            "decide.earn(100);",
            CustomerFact.class,
            PurchaseFact.class,
            ActivityFact.class,
            OutcomeFact.class,
            TodayFact.class);

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Class<?>> facts;

    private final String condition;
    private final String decision;

    Stage(String condition, String decision, Class<?>... facts) {
        this.facts = List.of(facts);
        this.condition = condition;
        this.decision = decision;
    }

    /** What a rule of this stage could ask: for hints. */
    public String condition() {
        return condition;
    }

    /** What a rule of this stage could decide: for hints. */
    public String decision() {
        return decision;
    }

    /** The facts that rules of this stage can ask. */
    public List<Class<?>> facts() {
        return facts;
    }

    /** The stages that know a fact, for a sentence. */
    public static String knowing(Class<?> fact) {
        return Arrays.stream(values())
                .filter(stage -> stage.facts.contains(fact))
                .map(Stage::word)
                .collect(Collectors.joining(", "));
    }

    /** How a rule file names the stage after {@code package}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
