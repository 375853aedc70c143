package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.model.EvaluationException;
import io.loyaltyengine.vocabulary.Stage;
import java.util.List;
import java.util.Map;

/** A rule set ready to fire. Immutable and thread-safe. */
public final class CompiledRules {
    private final RuleSet rules;
    private final Map<Stage, List<CompiledRule>> stages;
    private final int places;

    CompiledRules(RuleSet rules, Map<Stage, List<CompiledRule>> stages) {
        this.rules = rules;
        this.stages = stages;
        this.places = stages.values().stream()
                .flatMap(List::stream)
                .mapToInt(CompiledRule::places)
                .max()
                .orElse(1);
    }

    /** The rules as they were read. */
    public RuleSet rules() {
        return rules;
    }

    /**
     * Fires every rule of a stage that these facts satisfy, in the order of their names.
     *
     * @throws EvaluationException when a rule fails
     */
    public void fire(Stage stage, Recorder recorder, List<?> facts) {
        List<CompiledRule> here = stages.getOrDefault(stage, List.of());
        if (!here.isEmpty()) {
            Object[] chosen = new Object[places];
            chosen[0] = recorder;
            for (int i = 0; i < here.size(); i++) {
                here.get(i).fire(facts, chosen);
            }
        }
    }
}
