package io.loyaltyengine.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingTest {
    private static final Path RULES = Path.of("../../rules");

    private final Path folder;

    TellingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path copy() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(file), text.replace(before, after));
    }

    @Test
    void whatChangedIsSaidInWords() throws IOException {
        copy();
        assertThat(Told.by("diff", RULES.toString(), folder.toString(), "--language=en"))
                .isEqualTo(new Told(0, "Nothing differs.\n", ""));

        edit("tiers.drl", "lastMonths(12).spend >= 500 )", "lastMonths(12).spend >= 400 )");
        edit("tiers.drl", "You spent 500 euros", "You spent 400 euros");
        edit("tiers.drl", "12 Monaten 500 Euro", "12 Monaten 400 Euro");
        edit("points.drl", "One visit a day", "A visit a day");
        edit("badges.drl", "!hasBadge(\"superfan\")", "balance > 0, !hasBadge(\"superfan\")");
        edit("programme.json", "\"version\": \"1.0\"", "\"version\": \"1.1\"");
        Files.delete(folder.resolve("thanks.drl"));

        Told told = Told.by("diff", RULES.toString(), folder.toString(), "--language=en");

        assertThat(told.code()).isEqualTo(Workbench.FOUND);
        assertThat(told.out())
                .contains("""
                        Programme
                            version: from 1.0 to 1.1
                        """, """
                        Renamed
                            One visit a day → A visit a day
                        """, """
                            20 visits make a Superfan  (badges.drl:4)
                                balance more than 0: new
                        """, """
                            Silver tier  (tiers.drl:4)
                                lastMonths(12).spend: from at least 500 to at least 400
                        """, "        EN: \"You spent 500 euros", """
                        Removed
                            100 points for a new Superfan  (thanks.drl)
                        """)
                .doesNotContain("Added", "Gold");
        assertThat(Told.by("diff", RULES.toString(), folder.toString(), "--language=de")
                        .out())
                .contains("lastMonths(12).spend: von mindestens 500 auf mindestens 400");
    }

    @Test
    void customersReadTheRulesOwnSentences() throws IOException {
        assertThat(Told.by("brochure", RULES.toString(), "--language=en").out())
                .contains(
                        "Points for what you pay, 1 per full euro",
                        "- 20 visits make you a Superfan.",
                        "welcome to SILVER until the last day.",
                        "- The coupon takes off its discount.",
                        "- We do not know the coupon.")
                .doesNotContain("{", "needs …");
        assertThat(Told.by("brochure", RULES.toString(), "--language=de").out())
                .contains("- 20 Besuche machen dich zum Superfan.");
    }

    @Test
    void theBrochureIsAPageThatAsksForNothing() throws IOException {
        copy();
        edit(
                "badges.drl",
                "@en(\"20 visits make you a Superfan.\")",
                "@en(\"20 visits make you a <b>Superfan</b> & more.\")");
        Path page = folder.resolve("brochure.html");

        assertThat(Told.by("brochure", folder.toString(), "--html", page.toString(), "--language=de")
                        .code())
                .isZero();
        Told.by("brochure", folder.toString(), "--html", page.toString(), "--language=en");

        assertThat(Files.readString(page))
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<li>20 visits make you a &lt;b&gt;Superfan&lt;/b&gt; &amp; more.</li>")
                .doesNotContain("http", "<script");
    }

    @Test
    void fiveQuestionsMakeAProgrammeThatIsRight() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    "Bäckerei Korn\nchf\nCHF\nMars/X\nEurope/Zurich\n3\n\n".getBytes(StandardCharsets.UTF_8)));
            Path made = folder.resolve("made");
            Told told = Told.by("new", made.toString(), "--language=en");
            assertThat(told.out())
                    .contains("What is the shop called? [my-shop]", "`chf` will not do.", "`Mars/X` will not do.");
            assertThat(Told.by("check", made.toString(), "--language=en"))
                    .isEqualTo(new Told(0, "The rules load. All 5 scenarios come true.\n", ""));
            assertThat(Files.readString(made.resolve("programme.json"))).contains("\"Bäckerei Korn\"", "CHF", "0.01");
            assertThat(Told.by("new", made.toString(), "--language=en").err()).contains("holds a programme already");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void saysWhatNoScenarioTries() throws IOException {
        Path made = folder.resolve("made");
        Told.by("new", made.toString(), "--yes");
        assertThat(Told.by("coverage", made.toString(), "--language=en"))
                .isEqualTo(new Told(0, "3 rules, 5 scenarios: 3 are tried from both sides.\n", ""));
        Path scenarios = made.resolve("scenarios/first.yaml");
        Files.writeString(scenarios, Files.readString(scenarios).replaceFirst("(?s)- scenario: The ninth.*", ""));
        Files.writeString(made.resolve("badges.drl"), """

                rule "100 visits make a Hero" @en("100 visits.") @de("100 Besuche.")
                when Customer( visits >= 100, !hasBadge("hero") ) then decide.award("hero"); end
                """, StandardOpenOption.APPEND);
        assertThat(Told.by("coverage", made.toString(), "--language=en").out()).contains("""
                        100 visits make a Hero  (badges.drl:13)
                            no scenario makes it fire
                            visits >= 100: no scenario meets it exactly
                        """, """
                        10 visits make a Regular  (badges.drl:4)
                            visits >= 10: no scenario is just on its other side
                        """, """
                        4 rules, 4 scenarios: 2 are""");
    }

    @Test
    void saysHowOftenARuleFiresUponWhatWasRecorded() throws IOException {
        Path data = Files.writeString(folder.resolve("data.jsonl"), """
                {"customer": "anna", "transaction": {"schema": 1, "type": "purchase", "id": "p1", \
                "at": "2026-06-20T10:00:00Z", "currency": "EUR", \
                "lines": [{"id": "1", "product": "mug", "category": "HOME", "quantity": 1, "unitPrice": 9.99}]}}
                """);

        assertThat(Told.by("coverage", RULES.toString(), data.toString(), "--language=en")
                        .out())
                .contains("fired upon " + data)
                .contains("           0  Gold tier", "           1  One visit a day");
    }

    @Test
    void prebuiltRulesLoad() throws IOException {
        Path made = folder.resolve("made");
        Path file = folder.resolve("rules.prebuilt");
        Told.by("new", made.toString(), "--yes");

        assertThat(Told.by("prebuild", made.toString(), file.toString()).code()).isZero();
        assertThat(LoyaltyEngine.builder()
                        .rules(PrebuiltRules.read(file))
                        .build()
                        .ruleNames())
                .contains("One visit a day");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThat(Told.by("diff", RULES.toString(), "nix", "--language=en"))
                .satisfies(told -> assertThat(told.code()).isEqualTo(Workbench.FAILED))
                .satisfies(told -> assertThat(told.err()).contains("nix: This directory does not exist."));
    }
}
