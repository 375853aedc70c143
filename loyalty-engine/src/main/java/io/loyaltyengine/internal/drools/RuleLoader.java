package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a rule set fire from the classes it was compiled into. Needs no compiler. */
public final class RuleLoader {
    private static final Logger LOG = LoggerFactory.getLogger(RuleLoader.class);

    private RuleLoader() {}

    /**
     * Loads what {@link RuleCompiler} has made of these rules, in this JVM or another.
     *
     * @throws IllegalArgumentException when it is not of these rules
     */
    public static CompiledRules load(RuleSet rules, Compilation compiled) {
        try {
            return new CompiledRules(
                    rules, PlanReader.read(compiled.plan(), rules, new RuleClassLoader(compiled.classes())));
        } catch (RuntimeException | LinkageError | ReflectiveOperationException e) {
            LOG.debug("Drools", e);
            throw new IllegalArgumentException("The compiled rules cannot be loaded.", e);
        }
    }
}
