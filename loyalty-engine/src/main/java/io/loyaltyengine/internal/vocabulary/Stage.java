package io.loyaltyengine.internal.vocabulary;

import java.util.List;
import java.util.Locale;

/** The steps of an evaluation, in the order of a till. */
public enum Stage {
    /** Verdicts on the coupons presented; sees the basket before coupons. */
    COUPONS(ClaimFact.class),
    /** Points spent: as payment, on a reward, on a donation; sees the wish and the customer before it. */
    REDEMPTION(CustomerFact.class, WishFact.class),
    /** Points, qualifying spend and visits; sees what is really paid and the customer before this transaction. */
    EARNING(CustomerFact.class, PurchaseFact.class),
    /** Tiers and badges; sees the customer including this transaction. */
    STANDING(CustomerFact.class, PurchaseFact.class),
    /** What follows from the decisions so far; sees all of them. */
    FOLLOWUP(CustomerFact.class, PurchaseFact.class, OutcomeFact.class);

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Class<?>> facts;

    Stage(Class<?>... facts) {
        this.facts = List.of(facts);
    }

    /** The facts that rules of this stage can ask. */
    public List<Class<?>> facts() {
        return facts;
    }

    /** How a rule file names the stage after {@code package}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
