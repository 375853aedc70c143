package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.model.RuleLoadException;
import io.loyaltyengine.model.RuleProblem;
import io.loyaltyengine.vocabulary.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles a rule set whose every name has been resolved already. */
public final class RuleCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCompiler.class);
    /** Drools keeps what it compiles in a registry of the whole JVM: one compilation at a time, each under its own id. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final AtomicLong COMPILATIONS = new AtomicLong();

    private RuleCompiler() {}

    /**
     * Compiles all rules.
     *
     * @throws RuleLoadException naming the rules that Drools does not take
     */
    public static CompiledRules compile(RuleSet rules) {
        synchronized (ONE_AT_A_TIME) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(RuleCompiler.class.getClassLoader());
            try {
                return loaded(rules, built(rules, rules.all()));
            } catch (NotCompiled e) {
                throw new RuleLoadException(culprits(rules));
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    /** Drools names generated code, not rules; so each rule is tried alone. */
    private static List<RuleProblem> culprits(RuleSet rules) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Rule rule : rules.all()) {
            try {
                built(rules, List.of(rule));
            } catch (NotCompiled e) {
                problems.add(new RuleProblem(
                        rule.file().name(),
                        rule.line(),
                        rule.name(),
                        "Drools cannot compile this rule.",
                        "Maybe a simpler condition says the same; its own words are in the log at DEBUG."));
            }
        }
        if (problems.isEmpty()) {
            problems.add(new RuleProblem("", 0, "", "Drools cannot compile these rules together.", ""));
        }
        return problems;
    }

    private static Map<String, byte[]> built(RuleSet all, List<Rule> rules) throws NotCompiled {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("io.loyaltyengine", "rules", "1." + COMPILATIONS.incrementAndGet());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        for (Map.Entry<String, String> source : sources(all, rules).entrySet()) {
            files.write(
                    "src/main/resources/" + source.getKey(), source.getValue().getBytes(StandardCharsets.UTF_8));
        }
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                LOG.debug("Drools: {}", builder.getResults().getMessages());
                throw new NotCompiled();
            }
            InternalKieModule module = (InternalKieModule) ((KieBuilderImpl) builder).getKieModuleIgnoringErrors();
            return module.getClassesMap();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.debug("Drools", e);
            throw new NotCompiled();
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    private static Map<String, String> sources(RuleSet all, List<Rule> rules) {
        Map<String, String> sources = new TreeMap<>();
        for (Stage stage : Stage.values()) {
            List<Rule> here =
                    rules.stream().filter(rule -> rule.stage() == stage).toList();
            if (!here.isEmpty()) {
                sources.put(
                        DroolsSource.packageOf(stage).replace('.', '/') + "/rules.drl",
                        DroolsSource.of(stage, here, all));
            }
        }
        return sources;
    }

    private static CompiledRules loaded(RuleSet rules, Map<String, byte[]> classes) throws NotCompiled {
        RuleClassLoader loader = new RuleClassLoader(classes);
        Map<Stage, KieBase> bases = new EnumMap<>(Stage.class);
        try {
            for (Model model : loader.models()) {
                for (Stage stage : Stage.values()) {
                    if (DroolsSource.packageOf(stage).equals(model.getPackageName())) {
                        bases.put(stage, KieBaseBuilder.createKieBaseFromModel(model));
                    }
                }
            }
        } catch (RuntimeException | LinkageError | ReflectiveOperationException e) {
            LOG.debug("Drools", e);
            throw new NotCompiled();
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
        return new CompiledRules(rules, bases);
    }

    private static final class NotCompiled extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
