package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Decision;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mechanism of loyalty, such as badges: what becomes of what rules say about it, and of time and returned goods.
 *
 * <p>Mechanisms do not know one another. They meet in the {@link Run}: what is still to pay, what was said, what is decided
 * so far. A mechanism keeps nothing between evaluations; immutable and thread-safe.
 */
public interface Mechanism {
    /** Asks for nothing. */
    @Nullable
    Object[] NOTHING = {};

    /** The kinds of decisions that are its own. */
    List<Class<? extends Decision>> decisions();

    /** The stages after which it settles. */
    Set<Stage> stages();

    /** Decides what has fallen due since the last transaction. */
    default void due(Run run) {}

    /** Decides what the transaction itself says, without a rule. */
    default void act(Run run) {}

    /** What the customer asks for before the stage in which rules allow or refuse it: the facts that they look at. */
    default Object[] asked(Run run) {
        return NOTHING;
    }

    /** Decides what becomes of what the rules have just said. */
    default void settle(Run run, Said said) {}

    /** Takes back what was recorded for goods that come back. */
    default void reverse(Run run, Returned returned) {}
}
