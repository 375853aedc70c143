package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.RuleSetId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** All rules of a programme, by stage and within a stage by name. */
public final class RuleSet {
    private final Map<Stage, List<Rule>> byStage = new EnumMap<>(Stage.class);
    private final List<Rule> rules;

    RuleSet(List<Rule> rules) {
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
        for (Stage stage : Stage.values()) {
            byStage.put(
                    stage,
                    this.rules.stream().filter(rule -> rule.stage() == stage).toList());
        }
    }

    /** The rules of one stage, by name. */
    public List<Rule> of(Stage stage) {
        return byStage.getOrDefault(stage, List.of());
    }

    /** All rules, by name. */
    public List<Rule> all() {
        return rules;
    }

    /**
     * Names this rule set.
     *
     * @param settings what the programme says beside its rules; enters the hash
     */
    public RuleSetId id(String name, String version, String settings) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(settings.getBytes(StandardCharsets.UTF_8));
            rules.forEach(rule -> sha.update(rule.fingerprint().getBytes(StandardCharsets.UTF_8)));
            return new RuleSetId(name, version, HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
