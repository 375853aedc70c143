package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.model.EvaluationException;
import io.loyaltyengine.vocabulary.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;

/** A rule set ready to fire. Immutable and thread-safe. */
public final class CompiledRules {
    private final RuleSet rules;
    private final Map<Stage, StageSessions> stages = new EnumMap<>(Stage.class);

    CompiledRules(RuleSet rules, Map<Stage, KieBase> bases) {
        this.rules = rules;
        bases.forEach((stage, base) -> stages.put(stage, new StageSessions(base, rules.of(stage))));
    }

    /** The rules as they were read. */
    public RuleSet rules() {
        return rules;
    }

    /**
     * Fires every rule of a stage that these facts satisfy.
     *
     * @throws EvaluationException when a rule fails
     */
    public void fire(Stage stage, Recorder recorder, List<?> facts) {
        StageSessions sessions = stages.get(stage);
        if (sessions != null) {
            // Each rule joins at most two facts of a kind that there is more than one of.
            long most = (long) rules.of(stage).size() * facts.size() * facts.size();
            sessions.fire(recorder, facts, Math.toIntExact(most));
        }
    }
}
