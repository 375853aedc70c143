package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.coupons.Offer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mechanism of loyalty, such as badges: what becomes of what rules say about it, and of time and returned goods. It
 * implements the doors that it has.
 *
 * <p>Mechanisms do not know one another. They meet in the {@link Run}: what is still to pay, what was said, what is decided
 * so far. A mechanism keeps nothing between evaluations; immutable and thread-safe.
 */
public interface Mechanism {
    /** The kinds of decisions that are its own. */
    List<Class<? extends Decision>> decisions();

    /** Time passes for it. */
    interface Timed extends Mechanism {
        /** Decides what has fallen due since the last transaction. */
        void due(Run run);
    }

    /** Some transactions say something to it without any rule. */
    interface Acting extends Mechanism {
        /** Decides what the transaction itself says. */
        void act(Run run);
    }

    /** Rules propose something to it. */
    interface Settling extends Mechanism {
        /** The stages after which it settles. */
        Set<Stage> stages();

        /** Decides what becomes of what the rules of the latest stage have said. */
        void settle(Run run, Said said);
    }

    /** Customers ask something of it, which rules allow or refuse in its stage. */
    interface Asked extends Settling {
        /** Asks for nothing. */
        Object[] NOTHING = {};

        /** What the customer asks for: the facts that the rules look at. */
        @Nullable
        Object[] asked(Run run);
    }

    /** It knows what a customer could ask for now. */
    interface Offering extends Mechanism {
        /** That, in order; all that was due is decided. */
        List<Offer> offers(Run run);
    }

    /** What it has decided goes with the goods. */
    interface Reversing extends Mechanism {
        /** Refuses what was recorded if it cannot have been decided like this. */
        default void check(Returned returned) {}

        /** Takes back what was recorded for goods that come back. */
        void reverse(Run run, Returned returned);
    }

    /** The last word: whatever else was to be decided is decided. */
    interface Closing extends Mechanism {
        /** Decides what is left to be decided. */
        void close(Run run);
    }
}
