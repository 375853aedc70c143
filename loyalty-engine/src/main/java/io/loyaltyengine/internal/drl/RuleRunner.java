package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.Stage;
import org.jspecify.annotations.Nullable;

/** Lets the rules of a stage speak. */
public interface RuleRunner {
    /**
     * Every rule that the facts satisfy says to the recorder what it proposes, one by one in the order of their names.
     *
     * @param facts null where there is none
     */
    void fire(Stage stage, Recorder recorder, @Nullable Object... facts);

    /** Every rule whose proposal depends on no fact says it to the recorder, whatever it asks. */
    void speak(Stage stage, Recorder recorder);
}
