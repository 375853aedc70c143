package io.loyaltyengine.internal.drools;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleRunner;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.index.RuleIndex;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule set ready to fire. Immutable and thread-safe. */
public final class CompiledRules implements RuleRunner {
    /** So many may be held in vain in any case: to compile a few anew is not worth it. */
    private static final int SPARE = 20;

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

    /**
     * What other rules can take over from these; nothing if more than every second rule whose classes would be held were none
     * of them. One rule that stays holds the classes of all that were loaded with it; so however often rules are replaced, not
     * many more are held than twice as many as there are.
     */
    public @Nullable CompiledRules keptFor(RuleSet others) {
        Set<RuleClassLoader> homes = new HashSet<>();
        int held = 0;
        for (Rule rule : others.all()) {
            CompiledRule known = like(rule);
            if (known == null) {
                held++;
            } else if (homes.add(known.home())) {
                held += known.home().rules();
            }
        }
        return held <= 2 * others.all().size() + SPARE ? this : null;
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
     * {@inheritDoc}
     *
     * @throws EvaluationException when a rule fails
     */
    @Override
    public void fire(Stage stage, Recorder recorder, @Nullable Object... facts) {
        Rules here = stages.get(stage);
        if (here != null) {
            here.fire(recorder, facts);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws EvaluationException when a rule fails
     */
    @Override
    public void speak(Stage stage, Recorder recorder) {
        Rules here = stages.get(stage);
        if (here != null) {
            here.rules().forEach(rule -> rule.speak(recorder, recorder.room(1)));
        }
    }
}
