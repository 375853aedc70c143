package io.loyaltyengine.internal.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How facts answer one question of a rule.
 *
 * @param question as the author wrote it
 * @param kind how its values, or its parts, are to be read
 * @param measure what is looked at, as the author wrote it; empty where there are parts
 * @param operator a comparison, {@code in}, {@code !in}, or {@code is} for what is true or false; empty where there are parts
 * @param actual what the fact says
 * @param required what it is compared with
 * @param turnsAt the nearest value at which the answer would be the other one; null where none can be named
 * @param parts of which all must hold, or one
 */
public record Answer(
        String question,
        boolean holds,
        Kind kind,
        String measure,
        String operator,
        @Nullable Object actual,
        @Nullable Object required,
        @Nullable Object turnsAt,
        List<Answer> parts) {
    /** How an answer is to be read. */
    public enum Kind {
        /** A value is compared with what is required. */
        VALUE,
        /** All parts must hold. */
        ALL,
        /** One part must hold. */
        ANY,
        /** A fact must be there. */
        THERE,
        /** Such a fact must not be there. */
        NOT_THERE,
        /** Nothing was asked, since that would look at a fact that is not there, or fail behind another condition. */
        UNASKED
    }

    static Answer of(Kind kind, String question, boolean holds, List<Answer> parts) {
        return new Answer(question, holds, kind, "", "", null, null, null, parts);
    }
}
