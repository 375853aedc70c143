package io.loyaltyengine.maven;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.testkit.ScenarioProblem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Loads rules as an engine does, and tries every scenario beside them. The build fails with all that is wrong. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class CheckMojo extends RulesMojo {
    /** Whether the build fails for what is only odd, too. */
    @Parameter(property = "loyalty-engine.failOnWarnings", defaultValue = "false")
    boolean failOnWarnings;

    /** Whether the scenarios in the folder {@code scenarios} beside the rules must come true. */
    @Parameter(property = "loyalty-engine.scenarios", defaultValue = "true")
    boolean scenarios = true;

    @Override
    void work() throws IOException, MojoFailureException {
        // Warnings are logged by the library.
        LoyaltyEngine engine = LoyaltyEngine.builder()
                .rules(RuleSource.directory(rules.toPath()))
                .build();
        List<RuleProblem> warnings = engine.warnings();
        if (failOnWarnings && !warnings.isEmpty()) {
            throw failure(
                    "The rules load, but are to load without warnings:",
                    warnings.stream().map(RuleProblem::toString));
        }
        RuleSetId id = engine.ruleSet();
        getLog().info("The rules of " + id.name() + " " + id.version() + " load.");
        if (scenarios) {
            tryScenarios(engine);
        }
    }

    private void tryScenarios(LoyaltyEngine engine) throws IOException, MojoFailureException {
        List<ScenarioFile> files = ScenarioFile.beside(rules.toPath(), engine);
        List<String> wrong = files.stream()
                .flatMap(file -> Stream.concat(
                        file.problems().stream().map(ScenarioProblem::message),
                        file.scenarios().stream().flatMap(scenario -> scenario.failure(engine).stream())))
                .toList();
        if (!wrong.isEmpty()) {
            throw failure("Not every scenario comes true:", wrong.stream());
        }
        int count = files.stream().mapToInt(file -> file.scenarios().size()).sum();
        if (count == 0) {
            getLog().warn("No scenario tries the rules. Put some into the folder `scenarios` beside them.");
        } else {
            getLog().info(count == 1 ? "The only scenario comes true." : count + " scenarios come true.");
        }
    }

    private static MojoFailureException failure(String title, Stream<String> lines) {
        return new MojoFailureException(lines.collect(Collectors.joining("\n", title + "\n", "")));
    }
}
