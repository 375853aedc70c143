package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.vocabulary.Stage;
import org.jspecify.annotations.Nullable;

/** Fires the rules of a stage upon facts. */
@FunctionalInterface
public interface RuleRunner {
    /**
     * Every rule that the facts satisfy says to the recorder what it proposes, one by one in the order of their names.
     *
     * @param facts null where there is none
     */
    void fire(Stage stage, Recorder recorder, @Nullable Object[] facts);
}
