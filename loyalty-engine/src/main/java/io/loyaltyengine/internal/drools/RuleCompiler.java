package io.loyaltyengine.internal.drools;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.internal.base.Undisturbed;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.model.codegen.execmodel.JavaParserCompiler;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.memorycompiler.JavaCompilerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a rule set whose every name has been resolved already into classes, for {@link RuleLoader} to load. The same
 * rules give the same classes, to the byte.
 *
 * <p>This is the only class that needs a compiler.
 */
public final class RuleCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCompiler.class);
    /** The oldest Java that the library runs on: whatever Java compiles, each can load. */
    private static final String JAVA = "17";
    /** Drools keeps what it compiles in a registry of the whole JVM, and would mix what is compiled side by side. */
    private static final Object ONE_AT_A_TIME = new Object();

    private RuleCompiler() {}

    /**
     * Compiles all rules.
     *
     * @throws RuleLoadException naming the rules that Drools does not take
     * @throws NoClassDefFoundError when a compiler is not on the class path
     */
    public static Compilation compile(RuleSet rules) {
        return compile(rules.all(), rules.vocabulary(), Compilation.NONE);
    }

    /**
     * Compiles rules.
     *
     * @param before what was compiled before, by this library and this Drools, of these rules or others; what is there is
     *     taken from there
     * @throws RuleLoadException naming the rules that Drools does not take
     * @throws NoClassDefFoundError when a compiler is not on the class path
     */
    public static Compilation compile(List<Rule> rules, Vocabulary vocabulary, Compilation before) {
        // By what they ask and say, so that the order of their names makes no difference.
        SortedMap<String, Rule> others = new TreeMap<>();
        rules.stream().filter(rule -> !before.has(rule)).forEach(rule -> others.put(Compilation.path(rule), rule));
        Compilation known = before.of(rules.stream().filter(before::has).toList());
        List<Rule> unknown = List.copyOf(others.values());
        return unknown.isEmpty()
                ? known
                : known.and(compiled(unknown, vocabulary).of(unknown));
    }

    /** As {@link #compile}, and with the classes that hold Drools' model: for who lets Drools itself fire the rules. */
    public static Compilation compileWithModel(RuleSet rules) {
        return compiled(rules.all(), rules.vocabulary());
    }

    private static Compilation compiled(List<Rule> rules, Vocabulary vocabulary) {
        return Undisturbed.call(() -> {
            try {
                return built(rules, vocabulary);
            } catch (NotCompiled e) {
                throw new RuleLoadException(problems(rules, vocabulary));
            }
        });
    }

    /** Drools names generated code, not rules; so some are tried, and some of those. */
    private static List<RuleProblem> problems(List<Rule> rules, Vocabulary vocabulary) {
        Culprits<Rule> culprits = Culprits.among(rules, some -> {
            try {
                built(some, vocabulary);
                return true;
            } catch (NotCompiled e) {
                return false;
            }
        });
        Problems problems = new Problems();
        for (Rule rule : culprits.found()) {
            problems.add(new RuleProblem(
                    rule.file().name(),
                    rule.line(),
                    rule.name(),
                    "Drools cannot compile this rule.",
                    "Maybe a simpler condition says the same; its own words are in the log at DEBUG."));
        }
        if (problems.isEmpty()) {
            problems.add(new RuleProblem("", 0, "", "Drools cannot compile these rules together.", ""));
        } else if (!culprits.isComplete()) {
            problems.add(new RuleProblem("", 0, "", "Drools may not compile more than these.", "Mend these first."));
        }
        return problems.found();
    }

    /** Who waits for the same waits for one compilation, not for a search. */
    private static Compilation built(List<Rule> rules, Vocabulary vocabulary) throws NotCompiled {
        synchronized (ONE_AT_A_TIME) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(RuleCompiler.class.getClassLoader());
            JavaCompilerSettings java = JavaParserCompiler.getCompiler().createDefaultSettings();
            String source = java.getSourceVersion();
            String target = java.getTargetVersion();
            java.setSourceVersion(JAVA);
            java.setTargetVersion(JAVA);
            try {
                return builtAlone(rules, vocabulary);
            } finally {
                java.setSourceVersion(source);
                java.setTargetVersion(target);
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    private static Compilation builtAlone(List<Rule> rules, Vocabulary vocabulary) throws NotCompiled {
        KieServices services = KieServices.get();
        SortedMap<String, String> sources = sources(rules, vocabulary);
        // Every class is named after this id: the same rules get the same, and no others do.
        ReleaseId id = services.newReleaseId("io.loyaltyengine", "rules", Hash.of(sources.toString()));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        sources.forEach(
                (path, source) -> files.write("src/main/resources/" + path, source.getBytes(StandardCharsets.UTF_8)));
        try {
            KieBuilder builder = ((KieBuilderImpl) services.newKieBuilder(files))
                    .withKModuleModel(oneRuleAfterAnother(services))
                    .buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                LOG.debug("Drools: {}", builder.getResults().getMessages());
                throw new NotCompiled();
            }
            InternalKieModule module = (InternalKieModule) ((KieBuilderImpl) builder).getKieModuleIgnoringErrors();
            SortedMap<String, byte[]> compiled = rulesAmong(module.getClassesMap());
            for (Model model : new RuleClassLoader(compiled).models()) {
                String folder = model.getPackageName().replace('.', '/') + "/";
                for (org.drools.model.Rule rule : model.getRules()) {
                    compiled.put(
                            Compilation.path(folder + rule.getName()),
                            RulePlan.of(rule).getBytes(StandardCharsets.UTF_8));
                }
            }
            Compilation compilation = new Compilation(compiled);
            if (!rules.stream().allMatch(compilation::has)) {
                LOG.debug("Drools left out rules, without a word");
                throw new NotCompiled();
            }
            return compilation;
        } catch (NoClassDefFoundError e) {
            throw e;
        } catch (RuntimeException | LinkageError | ReflectiveOperationException | StackOverflowError e) {
            LOG.debug("Drools", e);
            throw new NotCompiled();
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    /** Side by side, Drools would number their patterns as it happens, and every time the classes would differ. */
    private static KieModuleModel oneRuleAfterAnother(KieServices services) {
        KieModuleModel module = services.newKieModuleModel()
                .setConfigurationProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
        KieBuilderImpl.setDefaultsforEmptyKieModule(module);
        return module;
    }

    /** Without the one class that is called after the compilation, and serves Drools' registry. */
    private static SortedMap<String, byte[]> rulesAmong(Map<String, byte[]> classes) {
        SortedMap<String, byte[]> ofRules = new TreeMap<>(classes);
        ofRules.keySet().removeIf(path -> !path.startsWith(DroolsSource.FOLDER));
        return ofRules;
    }

    private static SortedMap<String, String> sources(List<Rule> rules, Vocabulary vocabulary) {
        SortedMap<String, String> sources = new TreeMap<>();
        for (Stage stage : Stage.values()) {
            List<Rule> here =
                    rules.stream().filter(rule -> rule.stage() == stage).toList();
            if (!here.isEmpty()) {
                sources.put(
                        DroolsSource.FOLDER + stage.word() + "/rules.drl", DroolsSource.of(stage, here, vocabulary));
            }
        }
        return sources;
    }

    private static final class NotCompiled extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
