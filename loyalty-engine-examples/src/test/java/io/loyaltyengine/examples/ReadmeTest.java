package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps the front page true. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void theJavaIsThatOfQuickStart() throws IOException {
        String source = read("loyalty-engine-examples/src/main/java/io/loyaltyengine/examples/QuickStart.java");
        String snippet = between(source, "        // snippet: quick start\n", "        // end of snippet");
        assertThat(block("java")).isEqualTo(snippet.replaceAll("(?m)^ {8}", ""));
    }

    @Test
    void theRuleIsOneOfTheReferenceProgramme() throws IOException {
        assertThat(read("rules/badges.drl")).contains(block("drl"));
    }

    @Test
    void theResultIsWhatQuickStartPrints() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        QuickStart.print(new PrintStream(printed, true, StandardCharsets.UTF_8), Locale.ENGLISH);
        assertThat(read("README.md")).contains("```\n" + printed.toString(StandardCharsets.UTF_8) + "```\n");
    }

    @Test
    void theErrorIsWhatAnAuthorReads() throws IOException {
        Map<String, String> misspelt = Map.of(
                "programme.json",
                read("rules/programme.json"),
                "badges.drl",
                read("rules/badges.drl").replace("visits >=", "vists >="));
        assertThatThrownBy(() ->
                        LoyaltyEngine.builder().rules(RuleSource.of(misspelt)).build())
                .isInstanceOf(RuleLoadException.class)
                .satisfies(e -> {
                    String error = String.valueOf(e.getMessage());
                    String told = error.substring(error.indexOf('\n') + 1);
                    assertThat(read("README.md")).contains(told.indent(2));
                });
    }

    private static String block(String language) throws IOException {
        return between(read("README.md"), "```" + language + "\n", "```");
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String read(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }
}
