package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a rule set fire from the classes it was compiled into. Needs no compiler. */
public final class RuleLoader {
    private static final Logger LOG = LoggerFactory.getLogger(RuleLoader.class);

    private RuleLoader() {}

    /** As {@link #load(RuleSet, Compilation, CompiledRules)}, with nothing at hand. */
    public static CompiledRules load(RuleSet rules, Compilation compiled) {
        return load(rules, compiled, null);
    }

    /**
     * Loads what {@link RuleCompiler} has made of these rules, in this JVM or another.
     *
     * @param before what is loaded already, and need not be loaded again; null for nothing
     * @throws IllegalArgumentException when it is not of these rules
     */
    public static CompiledRules load(RuleSet rules, Compilation compiled, @Nullable CompiledRules before) {
        try {
            return new CompiledRules(rules, read(rules, compiled, before));
        } catch (RuntimeException | LinkageError | ReflectiveOperationException e) {
            LOG.debug("Drools", e);
            throw new IllegalArgumentException("The compiled rules cannot be loaded.", e);
        }
    }

    static Map<Stage, List<CompiledRule>> read(RuleSet rules, Compilation compiled, @Nullable CompiledRules before)
            throws ReflectiveOperationException {
        List<Rule> anew = CompiledRules.anew(rules, before);
        RuleClassLoader classes = new RuleClassLoader(compiled.of(anew).files());
        Map<Stage, List<CompiledRule>> read = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<CompiledRule> here = new ArrayList<>();
            for (Rule rule : rules.of(stage)) {
                CompiledRule known = before == null ? null : before.like(rule);
                here.add(
                        known == null
                                ? PlanReader.read(compiled.plan(rule), rule, here.size(), classes)
                                : known.as(rule.name(), here.size()));
            }
            read.put(stage, here);
        }
        return read;
    }
}
