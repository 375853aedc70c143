package io.loyaltyengine.workbench.author;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.drl.Token;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.testkit.ScenarioProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong or odd in a manuscript. */
public final class Findings {
    private Findings() {}

    /** What reading finds, which is everything that an author can do wrong in rules; nothing is compiled, so it is quick. */
    public static List<Finding> inRules(Manuscript manuscript) {
        return ProgrammeFiles.problems(manuscript.rules()).stream()
                .map(problem -> finding(manuscript, problem))
                .toList();
    }

    /** A scenario, and what its author is to read if it does not come true; empty if it does. */
    public record Tried(String file, int line, String name, String failure) {}

    /** Every scenario, tried; what cannot be read is no scenario. */
    public static List<Tried> tried(Manuscript manuscript, LoyaltyEngine engine) {
        List<Tried> tried = new ArrayList<>();
        manuscript.scenarios().forEach((file, text) -> {
            for (Scenario scenario : read(file, text, engine).scenarios()) {
                tried.add(new Tried(
                        file,
                        scenario.line(),
                        scenario.name(),
                        scenario.failure(engine).orElse("")));
            }
        });
        return tried;
    }

    /** What is wrong with scenarios: those that cannot be read, and those of {@code tried} that do not come true. */
    public static List<Finding> inScenarios(Manuscript manuscript, LoyaltyEngine engine, List<Tried> tried) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, String> file : manuscript.scenarios().entrySet()) {
            for (ScenarioProblem problem :
                    read(file.getKey(), file.getValue(), engine).problems()) {
                findings.add(atLine(file.getKey(), file.getValue(), problem.line(), problem.message()));
            }
        }
        for (Tried one : tried) {
            if (!one.failure().isEmpty()) {
                findings.add(atLine(one.file(), manuscript.text(one.file()), one.line(), one.failure()));
            }
        }
        return findings;
    }

    private static ScenarioFile read(String file, String text, LoyaltyEngine engine) {
        return ScenarioFile.of(Path.of(file), text, engine);
    }

    private static Finding atLine(String file, String text, int line, String message) {
        int[] written = new Lines(text).written(line);
        return new Finding(new Location(file, written[0], written[1]), Math.max(line, 1), 1, true, message, "");
    }

    private static Finding finding(Manuscript manuscript, RuleProblem problem) {
        String text = manuscript.text(problem.file());
        return new Finding(
                where(manuscript, text, problem),
                Math.max(problem.line(), 1),
                Math.max(problem.column(), 1),
                problem.isError(),
                problem.message(),
                problem.hint());
    }

    /** The word that a problem is about; its line, where it names none. */
    private static Location where(Manuscript manuscript, String text, RuleProblem problem) {
        Lines lines = new Lines(text);
        int[] written = lines.written(problem.line());
        if (problem.column() > 0) {
            int at = lines.position(problem.line(), problem.column());
            int end = manuscript.words(problem.file()).stream()
                    .filter(word -> word.start() <= at && at < word.end())
                    .mapToInt(Token::end)
                    .findFirst()
                    .orElse(Math.min(at + 1, text.length()));
            return new Location(problem.file(), at, end);
        }
        return new Location(problem.file(), written[0], written[1]);
    }
}
