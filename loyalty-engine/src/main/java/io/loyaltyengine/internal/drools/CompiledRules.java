package io.loyaltyengine.internal.drools;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule set ready to fire. Immutable and thread-safe. */
public final class CompiledRules {
    private final RuleSet rules;
    private final Map<Stage, Rules> stages = new EnumMap<>(Stage.class);

    /**
     * The rules of one stage.
     *
     * @param places room for what the one with the most patterns chooses
     */
    private record Rules(List<CompiledRule> rules, int places) {}

    CompiledRules(RuleSet rules, Map<Stage, List<CompiledRule>> stages) {
        this.rules = rules;
        stages.forEach((stage, here) -> {
            int places = here.stream().mapToInt(CompiledRule::places).max().orElse(0);
            this.stages.put(stage, new Rules(List.copyOf(here), places));
        });
    }

    /** The rules as they were read. */
    public RuleSet rules() {
        return rules;
    }

    /**
     * Fires every rule of a stage that these facts satisfy, in the order of their names.
     *
     * @param facts null where there is none
     * @throws EvaluationException when a rule fails
     */
    public void fire(Stage stage, Recorder recorder, @Nullable Object... facts) {
        Rules here = stages.get(stage);
        if (here != null) {
            Object[] chosen = recorder.room(here.places());
            for (int i = 0; i < here.rules().size(); i++) {
                here.rules().get(i).fire(facts, chosen);
            }
        }
    }
}
