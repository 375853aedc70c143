package io.loyaltyengine.examples;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.examples.scenario.Scenario;
import io.loyaltyengine.examples.scenario.ScenarioFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule author runs after every change: loads the rules, says what looks odd in them, then tries every scenario beside
 * them.
 */
public final class CheckRules {
    private static final String SCENARIOS = "scenarios";

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
            List<String> problems = new ArrayList<>();
            for (Path stray : strays(rules)) {
                problems.add(rules.relativize(stray)
                        + ": nobody runs these scenarios. Move them into the folder `scenarios`.");
            }
            Path folder = rules.resolve(SCENARIOS);
            List<Scenario> scenarios =
                    Files.isDirectory(folder) ? ScenarioFile.directory(folder, engine, problems) : List.of();
            problems.forEach(out::println);
            int failed = 0;
            for (Scenario scenario : scenarios) {
                List<String> failures = scenario.failures(engine);
                if (!failures.isEmpty()) {
                    failed++;
                    out.println("FAILED " + scenario.file() + ": \"" + scenario.name() + "\"");
                    failures.forEach(failure -> out.println("    " + failure.replace("\n", "\n    ")));
                }
            }
            if (problems.isEmpty() || !scenarios.isEmpty()) {
                out.println(loaded(engine.warnings().size()) + summary(scenarios.size(), failed));
            }
            return failed == 0 && problems.isEmpty();
        } catch (RuleLoadException | IOException e) {
            out.println(e.getMessage());
            return false;
        }
    }

    /** Scenarios in files that are not beside the others; a folder with a programme of its own is another matter. */
    private static List<Path> strays(Path rules) throws IOException {
        List<Path> strays = new ArrayList<>();
        Files.walkFileTree(rules, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean elsewhere = !folder.equals(rules) && Files.exists(folder.resolve(LoyaltyEngine.PROGRAMME_FILE));
                return elsewhere || folder.equals(rules.resolve(SCENARIOS))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().matches("(?i).*[.]ya?ml")
                        && Files.readString(file).contains("- scenario:")) {
                    strays.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        strays.sort(null);
        return strays;
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
