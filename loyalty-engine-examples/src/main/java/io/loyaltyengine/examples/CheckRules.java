package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.scenario.Scenario;
import io.loyaltyengine.examples.scenario.ScenarioException;
import io.loyaltyengine.examples.scenario.ScenarioFile;
import io.loyaltyengine.model.RuleLoadException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a rule author runs after every change: loads the rules, then tries every scenario beside them. */
public final class CheckRules {
    private CheckRules() {}

    /** Checks the directory that is the first argument, or {@code rules}. */
    public static void main(String[] args) {
        if (!check(Path.of(args.length == 0 ? "rules" : args[0]), System.out)) {
            System.exit(1);
        }
    }

    /** Whether the rules load and all scenarios come true; what is wrong is printed. */
    static boolean check(Path rules, PrintStream out) {
        try {
            LoyaltyEngine engine =
                    LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build();
            Path folder = rules.resolve("scenarios");
            List<Scenario> scenarios = Files.isDirectory(folder) ? ScenarioFile.directory(folder, engine) : List.of();
            int failed = 0;
            for (Scenario scenario : scenarios) {
                List<String> failures = scenario.failures(engine);
                if (!failures.isEmpty()) {
                    failed++;
                    out.println("FAILED " + scenario.name());
                    failures.forEach(failure -> out.println("    " + failure));
                }
            }
            out.println("The rules load. Of " + scenarios.size() + " scenarios " + failed + " failed.");
            return failed == 0;
        } catch (RuleLoadException | ScenarioException | IOException e) {
            out.println(e.getMessage());
            return false;
        }
    }
}
