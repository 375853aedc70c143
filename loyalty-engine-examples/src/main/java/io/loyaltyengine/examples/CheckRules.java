package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.testkit.ScenarioProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule author runs after every change: loads the rules, says what looks odd in them, then tries every scenario beside
 * them.
 */
public final class CheckRules {
    private CheckRules() {}

    /** Checks the directory that is the first argument, or {@code rules}. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (!check(Path.of(args.length == 0 ? "rules" : args[0]), out)) {
            System.exit(1);
        }
    }

    /** Whether the rules load and all scenarios come true; what is wrong is printed. */
    static boolean check(Path rules, PrintStream out) {
        try {
            LoyaltyEngine engine =
                    LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build();
            engine.warnings().forEach(out::println);
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
            failures.forEach(failure -> out.println("FAILED " + failure));
            if (problems.isEmpty() || !scenarios.isEmpty()) {
                out.println(loaded(engine.warnings().size()) + summary(scenarios.size(), failures.size()));
            }
            return failures.isEmpty() && problems.isEmpty();
        } catch (RuleLoadException | IOException e) {
            out.println(e.getMessage());
            return false;
        }
    }

    private static String loaded(int warnings) {
        if (warnings == 0) {
            return "The rules load. ";
        }
        return "The rules load, with " + (warnings == 1 ? "1 warning. " : warnings + " warnings. ");
    }

    private static String summary(int scenarios, int failed) {
        if (scenarios == 0) {
            return "No scenario tries them: put some into the folder `scenarios` beside them.";
        }
        String all = scenarios == 1 ? "1 scenario" : scenarios + " scenarios";
        if (failed > 0) {
            return "Of " + all + " " + failed + (failed == 1 ? " fails." : " fail.");
        }
        return scenarios == 1 ? "The only scenario comes true." : "All " + all + " come true.";
    }
}
