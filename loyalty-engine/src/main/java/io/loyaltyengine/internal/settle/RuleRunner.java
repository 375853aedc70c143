package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.vocabulary.Stage;
import java.util.List;

/** Fires the rules of a stage upon facts. */
@FunctionalInterface
public interface RuleRunner {
    /** Every rule that the facts satisfy says to the recorder what it proposes, one by one in the order of their names. */
    void fire(Stage stage, Recorder recorder, List<?> facts);
}
