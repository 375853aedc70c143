package io.loyaltyengine.explain;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Sentence;
import java.util.Optional;

/**
 * How one condition of a rule was answered. Immutable.
 *
 * @param condition as its author wrote it, such as {@code visits >= 20}
 * @param text what was asked and answered, such as "visits: 19, needs at least 20"
 * @param actual what the fact says, as a plain text: a number, {@code true}, an ISO time; empty where several are looked at
 * @param required what it is compared with, likewise
 * @param turnsAt the nearest value at which the answer would be the other one, likewise; empty where none can be named. Of a
 *     list, separated by commas, any
 */
public record ConditionAnswer(
        String condition, boolean holds, Sentence text, String actual, String required, Optional<String> turnsAt) {
    public ConditionAnswer {
        Check.text("condition", condition, Integer.MAX_VALUE);
        Check.present("text", text);
        Check.text("actual", actual, Limits.MAX_TEXT_LENGTH);
        Check.text("required", required, Limits.MAX_TEXT_LENGTH);
        Check.present("turnsAt", turnsAt);
    }
}
