package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.vocabulary.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
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
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(RuleLoader.class.getClassLoader());
        try {
            return new CompiledRules(rules, bases(rules, new RuleClassLoader(classes).models()));
        } catch (RuntimeException | LinkageError | ReflectiveOperationException e) {
            LOG.debug("Drools", e);
            throw new IllegalArgumentException("The compiled rules cannot be loaded.", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Map<Stage, KieBase> bases(RuleSet rules, List<Model> models) {
        Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);
        for (Model model : models) {
            for (Stage stage : Stage.values()) {
                if (DroolsSource.packageOf(stage).equals(model.getPackageName())) {
                    // A configuration of its own: to make one by default, Drools would need its compiler.
                    bases.put(
                            stage,
                            KieBaseBuilder.createKieBaseFromModel(
                                    model, RuleBaseFactory.newKnowledgeBaseConfiguration()));
                }
            }
        }
        for (Stage stage : Stage.values()) {
            long in = bases.containsKey(stage)
                    ? bases.get(stage).getKiePackages().stream()
                            .mapToLong(pack -> pack.getRules().size())
                            .sum()
                    : 0;
            if (in != rules.of(stage).size()) {
                throw new IllegalStateException("Of " + rules.of(stage).size() + " rules of the stage " + stage.word()
                        + " Drools has taken " + in + ".");
            }
        }
        return bases;
    }
}
