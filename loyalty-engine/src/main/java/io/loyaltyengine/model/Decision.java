package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing the engine decided.
 *
 * <p>Decisions are the only thing that changes a customer's state ({@link Customer#after}). They are listed in one fixed
 * order, whatever the order of rules, files and facts. Each kind is an immutable record of its own, in the package of its
 * topic.
 */
public interface Decision {
    /** Names this decision; what a host stores it by. */
    DecisionId id();

    /**
     * The kind of decision: the simple name of its class, such as {@code BadgeAwarded}. Documents call it {@code type}, and it
     * is the kind in its id.
     */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** Why it was decided. */
    Reason reason();

    /** The reason as one sentence that says this decision's own values, in every language of the programme. */
    default Sentence text() {
        return reason().text(this);
    }

    /** The reason as one sentence, in German for German locales and in English for all others. */
    default String sentence(Locale locale) {
        return text().in(locale);
    }

    /** What it adds to the balance of an account; less than zero for what it takes. */
    default long balanceChange(String account) {
        Check.present("account", account);
        return 0;
    }

    /** By how much it changes the counters of a coupon over all customers. */
    default Optional<CouponUse> couponUse() {
        return Optional.empty();
    }

    /** How many it takes from the stock of rewards, by their codes; less than zero for what comes back. */
    default Map<String, Long> rewardsTaken() {
        return Map.of();
    }

    /** Changes the state; what was refused or merely recorded leaves it as it is. */
    default void applyTo(Fold fold) {}
}
