package io.loyaltyengine.internal.drools;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.index.RuleIndex;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule set ready to fire. Immutable and thread-safe. */
public final class CompiledRules {
    private final RuleSet rules;
    private final Map<Stage, Rules> stages = new EnumMap<>(Stage.class);
    /** By what they ask and say. */
    private final Map<String, CompiledRule> byWords = new HashMap<>();

    /**
     * The rules of one stage.
     *
     * @param places room for what the one with the most patterns chooses
     */
    private record Rules(List<CompiledRule> rules, RuleIndex index, int places) {
        void fire(Recorder recorder, @Nullable Object[] facts) {
            Object[] chosen = recorder.room(places);
            if (index.isEmpty()) {
                for (int i = 0; i < rules.size(); i++) {
                    rules.get(i).fire(recorder, facts, chosen);
                }
            } else {
                BitSet concerned = index.concerned(facts);
                for (int i = concerned.nextSetBit(0); i >= 0; i = concerned.nextSetBit(i + 1)) {
                    rules.get(i).fire(recorder, facts, chosen);
                }
            }
        }
    }

    CompiledRules(RuleSet rules, Map<Stage, List<CompiledRule>> stages) {
        this.rules = rules;
        stages.forEach((stage, here) -> {
            int places = here.stream().mapToInt(CompiledRule::places).max().orElse(0);
            this.stages.put(stage, new Rules(List.copyOf(here), RuleIndex.of(rules.of(stage)), places));
            for (int i = 0; i < here.size(); i++) {
                byWords.put(Compilation.path(rules.of(stage).get(i)), here.get(i));
            }
        });
    }

    /**
     * The rules that are not among those that are loaded already.
     *
     * @param before null for none
     */
    public static List<Rule> anew(RuleSet rules, @Nullable CompiledRules before) {
        return before == null
                ? rules.all()
                : rules.all().stream().filter(rule -> !before.has(rule)).toList();
    }

    /** Whether a rule of these words is among them, whatever it is called. */
    public boolean has(Rule rule) {
        return byWords.containsKey(Compilation.path(rule));
    }

    /** The rule of these words, if it is among them. */
    @Nullable
    CompiledRule like(Rule rule) {
        return byWords.get(Compilation.path(rule));
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
            here.fire(recorder, facts);
        }
    }
}
