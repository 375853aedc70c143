package io.loyaltyengine.workbench;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.testkit.ScenarioProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads rules, says what is wrong or odd in them, and tries every scenario beside them. */
@Command(name = "check", resourceBundle = Workbench.TEXTS)
final class Check implements Callable<Integer> {
    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULES")
    Path rules = Path.of("rules");

    @Option(names = "--watch")
    boolean watching;

    private @Nullable LoyaltyEngine latest;

    Check(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (watching) {
            new Watch(rules, () -> answer(out)).run();
        }
        return check(out) ? CommandLine.ExitCode.OK : Workbench.FOUND;
    }

    /** First what reading finds, which takes no compiler; then whether the scenarios come true. */
    private void answer(PrintWriter out) {
        long start = System.nanoTime();
        try {
            List<RuleProblem> found =
                    ProgrammeFiles.problems(RuleSource.directory(rules).files());
            found.forEach(out::println);
            out.println(texts.of("check.read", found.size(), milliseconds(start)));
            if (found.stream().noneMatch(RuleProblem::isError)) {
                check(out);
                out.println(texts.of("check.tried", milliseconds(start)));
            }
        } catch (RuleLoadException | IOException e) {
            out.println(e.getMessage());
        }
        out.println();
        out.flush();
    }

    private static long milliseconds(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Whether the rules load and all scenarios come true; what is wrong is printed. */
    private boolean check(PrintWriter out) throws IOException {
        LoyaltyEngine engine;
        try {
            RuleSource source = RuleSource.directory(rules);
            engine = latest == null ? LoyaltyEngine.builder().rules(source).build() : latest.with(source);
            latest = engine;
        } catch (RuleLoadException e) {
            out.println(e.getMessage());
            return false;
        }
        if (!watching) {
            engine.warnings().forEach(out::println);
        }
        List<ScenarioProblem> problems = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        for (ScenarioFile file : ScenarioFile.beside(rules, engine)) {
            problems.addAll(file.problems());
            scenarios.addAll(file.scenarios());
        }
        problems.forEach(out::println);
        List<String> failures = scenarios.stream()
                .flatMap(scenario -> scenario.failure(engine).stream())
                .toList();
        failures.forEach(failure -> out.println(texts.of("check.failed", failure)));
        if (!problems.isEmpty() && scenarios.isEmpty()) {
            return false;
        }
        out.print(texts.of("check.load", engine.warnings().size()));
        out.print(" ");
        out.println(
                failures.isEmpty()
                        ? texts.of("check.scenarios", scenarios.size())
                        : texts.of("check.some", scenarios.size(), failures.size()));
        return failures.isEmpty() && problems.isEmpty();
    }
}
