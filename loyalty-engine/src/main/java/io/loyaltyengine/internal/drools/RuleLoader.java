package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.vocabulary.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a rule set fire from the classes it was compiled into. Needs no compiler. */
public final class RuleLoader {
    private static final Logger LOG = LoggerFactory.getLogger(RuleLoader.class);

    private RuleLoader() {}

    /**
     * Loads what {@link RuleCompiler} has made of these rules, in this JVM or another.
     *
     * @throws IllegalArgumentException when the classes are not of these rules
     */
    public static CompiledRules load(RuleSet rules, Map<String, byte[]> classes) {
        try {
            return new CompiledRules(rules, stages(rules, new RuleClassLoader(classes).models()));
        } catch (RuntimeException | LinkageError | ReflectiveOperationException e) {
            LOG.debug("Drools", e);
            throw new IllegalArgumentException("The compiled rules cannot be loaded.", e);
        }
    }

    private static Map<Stage, List<CompiledRule>> stages(RuleSet rules, List<Model> models) {
        Map<Stage, List<CompiledRule>> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            Map<Integer, CompiledRule> compiled = new TreeMap<>();
            for (Model model : models) {
                if (model.getPackageName().equals(DroolsSource.packageOf(stage))) {
                    for (Rule rule : model.getRules()) {
                        int place = Integer.parseInt(rule.getName());
                        compiled.put(
                                place,
                                ModelReader.read(rules.of(stage).get(place).name(), rule));
                    }
                }
            }
            if (compiled.size() != rules.of(stage).size()) {
                throw new IllegalStateException("Of " + rules.of(stage).size() + " rules of the stage " + stage.word()
                        + " Drools has compiled " + compiled.size() + ".");
            }
            stages.put(stage, List.copyOf(compiled.values()));
        }
        return stages;
    }
}
