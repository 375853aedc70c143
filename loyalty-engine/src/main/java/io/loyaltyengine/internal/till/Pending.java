package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.Term;

/**
 * Something is to be granted that may have to wait before it can be spent: one family of terms for all that does.
 *
 * @param <P> what is granted
 */
public interface Pending<P> {
    /** Says how many days it waits, and goes on. */
    P waiting(long days);

    @Term(says = "to be used so many days later, at the same time of day", example = ".pendingDays(14)")
    default P pendingDays(@Fixed @AtMost(3_650) long days) {
        return waiting(days);
    }
}
