package io.loyaltyengine.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The scenarios of a programme as tests of JUnit Jupiter, for a method that is a {@code @TestFactory}. */
public final class LoyaltyScenarios {
    private static final int NO_LINE = -1;

    private LoyaltyScenarios() {}

    /**
     * The scenarios in the folder {@code scenarios} beside the rules: each file is a container, each scenario a test that
     * leads to its line. What cannot be read is a test that fails.
     *
     * @param rules the folder of the rules; a relative one lies below that of the build
     * @throws io.loyaltyengine.error.RuleLoadException when the rules do not load; names every mistake in them
     * @throws AssertionError when there is no scenario
     * @throws UncheckedIOException when a file or folder cannot be read
     */
    public static Stream<DynamicNode> in(Path rules) {
        LoyaltyEngine engine =
                LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build();
        List<ScenarioFile> files = files(rules, engine);
        if (files.stream()
                .allMatch(file -> file.scenarios().isEmpty() && file.problems().isEmpty())) {
            throw new AssertionError("No scenario tries the rules in `" + rules + "`.\n"
                    + "Maybe put some into the folder `scenarios` beside them.");
        }
        return files.stream()
                .map(file -> dynamicContainer(
                        rules.relativize(file.path()).toString(),
                        file.path().toUri(),
                        Stream.concat(
                                file.problems().stream().map(problem -> unread(file, problem)),
                                file.scenarios().stream().map(scenario -> test(file, scenario, engine)))));
    }

    private static List<ScenarioFile> files(Path rules, LoyaltyEngine engine) {
        try {
            return ScenarioFile.beside(rules, engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicTest unread(ScenarioFile file, ScenarioProblem problem) {
        int line = problem.line() == 0 ? NO_LINE : problem.line();
        return dynamicTest(problem.message(), file.path().toUri(), () -> fail(problem.message(), file, line));
    }

    private static DynamicTest test(ScenarioFile file, Scenario scenario, LoyaltyEngine engine) {
        URI line = URI.create(file.path().toUri() + "?line=" + scenario.line());
        return dynamicTest(scenario.name(), line, () -> scenario.failure(engine)
                .ifPresent(failure -> fail(failure, file, scenario.line())));
    }

    /** No Java is to blame, so the trace leads to the scenario alone. */
    private static void fail(String message, ScenarioFile file, int line) {
        AssertionError failure = new AssertionError(message);
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(
                    "rules", "scenarios", String.valueOf(file.path().getFileName()), line)
        });
        throw failure;
    }
}
