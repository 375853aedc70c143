package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.testkit.Scenario;
import io.loyaltyengine.testkit.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programmes in {@code rules/} as tests see them: texts, rules, engines and scenarios. */
final class Reference {
    /** The reference programme. */
    static final Path FOLDER = Path.of("..", "rules");
    /** The club, a programme with all that points can do. */
    static final Path CLUB = FOLDER.resolve("club");

    /** A bakery: stamps, a happy hour, streaks, friends. */
    static final Path BAKERY = FOLDER.resolve("bakery");

    /** A card of several partners: points, miles, status, and who pays for them. */
    static final Path COALITION = FOLDER.resolve("coalition");

    /** Of all of them the folders. */
    static final List<Path> ALL = List.of(FOLDER, CLUB, BAKERY, COALITION);

    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([^\"]+)\"(.*?)^end$");

    private Reference() {}

    /**
     * A rule as it stands in its file.
     *
     * @param file without its ending, such as {@code points}
     * @param text all that stands between the name and {@code end}
     */
    record RuleText(String file, String name, String text) {
        String sentence(String language) {
            Matcher sentence =
                    Pattern.compile("@" + language + "\\(\"([^\"]*)\"\\)").matcher(text);
            return sentence.find() ? sentence.group(1) : "";
        }

        /** What stands between {@code when} and {@code end}, without texts in quotation marks. */
        String body() {
            return text.substring(text.indexOf("\nwhen")).replaceAll("\"[^\"]*\"", "\"\"");
        }

        @Override
        public String toString() {
            return file + ".drl: " + name;
        }
    }

    static LoyaltyEngine engine(Path folder) {
        return LoyaltyEngine.builder().rules(RuleSource.directory(folder)).build();
    }

    static List<Scenario> scenarios(Path folder, LoyaltyEngine engine) {
        try {
            List<Scenario> scenarios = new ArrayList<>();
            for (ScenarioFile file : ScenarioFile.beside(folder, engine)) {
                assertThat(file.problems()).isEmpty();
                scenarios.addAll(file.scenarios());
            }
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RuleText> rules(Path folder) {
        List<RuleText> rules = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                String topic = path.getFileName().toString().replace(".drl", "");
                Matcher rule = RULE.matcher(Files.readString(path));
                while (rule.find()) {
                    rules.add(new RuleText(topic, rule.group(1), rule.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }
}
