package io.loyaltyengine.internal.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that must be there, or must not.
 *
 * @param variable the name the author gives the fact; may be empty
 * @param at where it stands
 */
record Pattern(boolean negated, String variable, Class<?> type, List<Condition> conditions, Token at) {
    /** The fact of its type among facts of different types. */
    @Nullable
    Object among(@Nullable Object[] facts) {
        for (Object fact : facts) {
            if (type.isInstance(fact)) {
                return fact;
            }
        }
        return null;
    }
}
