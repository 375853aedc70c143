package io.loyaltyengine.internal.drl;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be so of a measure for a rule to fire; a rule has several, and does not fire if one of them is not met. */
public sealed interface Requirement {
    /** What is looked at. */
    Measure measure();

    /**
     * The value, or one of the names, must be among these.
     *
     * @param values numbers without trailing zeros
     */
    record OneOf(Measure measure, Set<Object> values) implements Requirement {}

    /**
     * The number must lie between these.
     *
     * @param least null if it can be as little as it wants; {@code withoutLeast} if it must be more than that
     * @param most null if it can be as much as it wants; {@code withoutMost} if it must be less than that
     */
    record Within(
            Measure measure,
            @Nullable BigDecimal least,
            boolean withoutLeast,
            @Nullable BigDecimal most,
            boolean withoutMost)
            implements Requirement {
        /** Who lets in the lesser number comes first. */
        public static final Comparator<Within> BY_LEAST = Comparator.comparing(
                        Within::least, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Within::withoutLeast);
        /** Who shuts out the lesser number comes first. */
        public static final Comparator<Within> BY_MOST = Comparator.comparing(
                        Within::most, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
                .thenComparing(Within::withoutMost, Comparator.reverseOrder());

        /** Whether a number is not too little. */
        public boolean isAtLeast(BigDecimal number) {
            return least == null || number.compareTo(least) > (withoutLeast ? 0 : -1);
        }

        /** Whether a number is not too much. */
        public boolean isAtMost(BigDecimal number) {
            return most == null || number.compareTo(most) < (withoutMost ? 0 : 1);
        }

        /** Whether it is open to neither side. */
        public boolean isClosed() {
            return least != null && most != null;
        }
    }
}
