package io.loyaltyengine;

import io.loyaltyengine.model.Line;
import java.util.List;

/** What a customer of the laws does next. */
sealed interface Step {
    /** Hours after the step before. */
    int hoursLater();

    record Buying(int hoursLater, List<Line> lines, List<String> coupons) implements Step {}

    /**
     * Something comes back.
     *
     * @param choice decides from which purchase, and what of it
     */
    record Returning(int hoursLater, Manner manner, long choice) implements Step {}

    enum Manner {
        EVERYTHING_LEFT,
        A_PART,
        TOO_MUCH
    }
}
