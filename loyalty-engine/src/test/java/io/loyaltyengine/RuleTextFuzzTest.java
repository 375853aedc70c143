package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever text is handed in as rules or as a programme, the answer is a list of problems with their places. */
class RuleTextFuzzTest {
    private final LoyaltyEngine engine = Programmes.reference();

    @Test
    void brokenRulesHaveProblemsOrNone() {
        Map<String, String> files =
                RuleSource.directory(Path.of("../rules/club")).files();
        List<String> rules = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .map(Map.Entry::getValue)
                .toList();
        new Fuzz(rules)
                .each(4_000, text -> check(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "rules.drl", text));
    }

    @Test
    void aBrokenProgrammeHasProblemsOrNone() throws IOException {
        String rules = Files.readString(Path.of("../rules/badges.drl"));
        new Fuzz(List.of(Programmes.PROGRAMME))
                .each(4_000, text -> check(LoyaltyEngine.PROGRAMME_FILE, text, "badges.drl", rules));
    }

    private void check(String name, String text, String otherName, String otherText) {
        Map<String, String> files = new TreeMap<>(Map.of(name, text, otherName, otherText));
        assertThat(engine.check(RuleSource.of(files)).problems()).allSatisfy(problem -> {
            assertThat(problem.file()).isNotBlank();
            assertThat(problem.line()).isNotNegative();
            assertThat(problem.message()).isNotBlank().doesNotContain("java.", "com.fasterxml", "Exception");
        });
    }
}
