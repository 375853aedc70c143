package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.RuleSetId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rules of a programme, by stage and within a stage by name. */
public final class RuleSet {
    private final Map<Stage, List<Rule>> byStage = new EnumMap<>(Stage.class);
    private final List<Rule> rules;
    private final Map<Stage, Set<Class<?>>> asked = new EnumMap<>(Stage.class);
    private final Vocabulary vocabulary;
    /** Two threads may compute it at once; both come to the same. */
    private @Nullable Set<String> activityKinds;

    RuleSet(List<Rule> rules, Vocabulary vocabulary, RuleKeys known) {
        this.vocabulary = vocabulary;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
        for (Stage stage : Stage.values()) {
            byStage.put(
                    stage,
                    this.rules.stream().filter(rule -> rule.stage() == stage).toList());
            asked.put(
                    stage,
                    of(stage).stream().flatMap(rule -> rule.facts().stream()).collect(Collectors.toUnmodifiableSet()));
        }
        if (known.keys().size() == rules.size()) {
            for (int i = 0; i < rules.size(); i++) {
                this.rules.get(i).isKnownBy(known.keys().get(i));
            }
        }
    }

    /** The rules of one stage, by name. */
    public List<Rule> of(Stage stage) {
        return byStage.getOrDefault(stage, List.of());
    }

    /** Whether a rule of one stage asks a fact of this kind. */
    public boolean asks(Stage stage, Class<?> fact) {
        return asked.getOrDefault(stage, Set.of()).contains(fact);
    }

    /** What its rules can ask and say. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The kinds of activities that rules name; of others nothing is known. */
    public Set<String> activityKinds() {
        Set<String> kinds = activityKinds;
        if (kinds == null) {
            kinds = rules.stream()
                    .flatMap(rule -> rule.activityKinds().stream())
                    .collect(Collectors.toUnmodifiableSet());
            activityKinds = kinds;
        }
        return kinds;
    }

    /** All rules, by name. */
    public List<Rule> all() {
        return rules;
    }

    /** What is worth remembering of these rules, but for their hash. */
    public List<String> keys() {
        return rules.stream().map(Rule::key).toList();
    }

    /**
     * Names this rule set.
     *
     * @param settings what the programme says beside its rules; enters the hash
     */
    public RuleSetId id(String name, String version, String settings) {
        StringBuilder all = new StringBuilder(settings);
        rules.forEach(rule -> all.append(rule.fingerprint()));
        return new RuleSetId(name, version, Hash.of(all.toString()));
    }
}
