package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.workbench.Workbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule author reads. */
class CheckRulesTest {
    private static final String PROGRAMME = """
            {
              "schema": 1,
              "name": "test",
              "version": "1",
              "currency": "EUR",
              "zone": "Europe/Berlin",
              "tiers": ["SILVER"],
              "pointValue": 0.01
            }
            """;
    private static final String RULE = """
            // Points.
            package earning

            rule "One point for every euro"
                @en("{points} points.")
                @de("{points} Punkte.")
            when
                $purchase : Purchase( paid > 0 )
            then
                decide.earn(1).per(1);
            end
            """;
    private static final String SCENARIO = """
            - scenario: Ten euros, ten points
              when:
                - purchase: {lines: [10.00]}
              then:
                - PointsEarned: {points: 10}
            """;

    @TempDir
    private Path rules = Path.of("");

    @Test
    void theReferenceRulesAreGood() {
        assertThat(Reference.ALL).allSatisfy(folder -> assertThat(printed(folder, true))
                .matches("The rules load[.] All [0-9]+ scenarios come true[.]\n"));
    }

    @Test
    void aGoodFolderIsGood() throws IOException {
        write(RULE, SCENARIO);
        Golden.assertSame("check-rules.good.golden.txt", printed(rules, true));
    }

    @Test
    void rulesWithoutScenariosAreToldSo() throws IOException {
        write(RULE, SCENARIO);
        Files.delete(rules.resolve("scenarios/points.yaml"));
        Files.delete(rules.resolve("scenarios"));
        Golden.assertSame("check-rules.untried.golden.txt", printed(rules, true));
    }

    @Test
    void everyMistakeInARuleIsNamed() throws IOException {
        write(
                RULE.replace("paid > 0", "payd > 9.99").replace("{points} Punkte.", "{puncte} Punkte.")
                        + RULE.substring(RULE.indexOf("rule")).replace("decide.earn", "decide.ern"),
                SCENARIO);
        Golden.assertSame("check-rules.broken-rule.golden.txt", printed(rules, false));
    }

    @Test
    void whatLooksOddIsToldAndTheScenariosAreTriedAllTheSame() throws IOException {
        write(RULE.replace("{points} points.", "{points} points in 14 days."), SCENARIO);
        Golden.assertSame("check-rules.warned.golden.txt", printed(rules, true));
    }

    @Test
    void aRuleThatNeverDecidesBecauseItIsMisspeltIsNamed() throws IOException {
        write(
                RULE,
                SCENARIO.replace(
                        "then:", "never:\n    - PointsEarned: {reason: {rule: One pont for every euro}}\n  then:"));
        assertThat(printed(rules, false))
                .isEqualTo("points.yaml:1: \"Ten euros, ten points\": there is no rule `One pont for every euro`. Maybe"
                        + " `One point for every euro`.\n");
        write(RULE, SCENARIO.replace("then:", "never:\n    - PointsExpired: {reason: {rule: Points expire}}\n  then:"));
        assertThat(printed(rules, true)).contains("comes true");
    }

    @Test
    void scenariosThatNobodyRunsAreNamed() throws IOException {
        write(RULE, SCENARIO);
        Files.writeString(rules.resolve("points.yaml"), SCENARIO);
        Files.writeString(rules.resolve("other.yaml"), "answer: 42\n");
        Files.createDirectories(rules.resolve("scenario"));
        Files.writeString(rules.resolve("scenario/points.YML"), SCENARIO);
        assertThat(printed(rules, false)).isEqualTo("""
                points.yaml: nobody runs these scenarios. Move them into the folder `scenarios`.
                scenario/points.YML: nobody runs these scenarios. Move them into the folder `scenarios`.
                The rules load. The only scenario comes true.
                """);
    }

    @Test
    void everyScenarioThatFailsSaysWhy() throws IOException {
        write(RULE, SCENARIO + """
                        - scenario: Ten euros, eleven points
                          when:
                            - purchase: {lines: [10.00]}
                          then:
                            - PointsEarned: {points: 11, base: 10.00}
                            - VisitCounted
                            - PurchaseRecorded: {lines: [{paid: 10.00}, {paid: 5.00}]}
                          never:
                            - PointsEarned: {base: 10.00}
                          after: {balance: 11, tier: {name: SILVER}}
                          progress:
                            - {measure: visits}
                        - scenario: A price that is none
                          when:
                            - purchase: {lines: [10.00]}
                            - purchase: {lines: [{unitPrice: 10.001}]}
                          never:
                            - VisitCounted
                        """);
        Golden.assertSame("check-rules.failing-scenario.golden.txt", printed(rules, false));
    }

    @Test
    void aMistakeInAScenarioIsNamedWithFileAndScenario() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String broken : List.of(
                SCENARIO.replace("PointsEarned", "PointsEarnt"),
                SCENARIO.replace("then:\n    - PointsEarned", "never:\n    - BadgeAwardedd"),
                SCENARIO.replace("then:\n    - PointsEarned", "never:\n    - Bananas"),
                SCENARIO.replace("then", "never").replace("points: 10", "point: 10"),
                SCENARIO.replace("{points: 10}", "{reason: {rulle: x}}"),
                SCENARIO.replace("{points: 10}", "10"),
                SCENARIO.replace("- PointsEarned", "PointsEarned"),
                SCENARIO.replace("then", "than"),
                SCENARIO.replace("when", "wen"),
                SCENARIO.substring(0, SCENARIO.indexOf("  then")),
                SCENARIO + SCENARIO,
                SCENARIO.replace("then:", "when: []\n  then:"),
                SCENARIO.replace("Ten euros, ten points", ""),
                SCENARIO.replace("- purchase", "- refund"),
                SCENARIO.replace("- purchase", "- purchse"),
                SCENARIO.replace("PointsEarned", "Points")
                        + SCENARIO.replace("Ten", "Again, ten").replace("- purchase", "- buy"),
                SCENARIO.replace("[10.00]}", "[10.00]}\n    - refund: {of: t2}"),
                SCENARIO.replace("lines:", "at: 2026-02-30, lines:"),
                SCENARIO.replace("[10.00]", "[ten]"),
                SCENARIO.replace("  when:", "  given: {profil: {}}\n  when:"),
                SCENARIO.replace("  when:", "  given: {tier: SILVER}\n  when:"),
                SCENARIO.replace("  when:", "  coupons: [{code: TEN, windw: {}}]\n  when:"),
                SCENARIO.replace("{points: 10}", "{points: 10"),
                SCENARIO.replace("  when:", "  given: {shoeSize: 44}\n  when:"),
                SCENARIO.replace("  when:", "  given: null\n  when:"),
                SCENARIO.replace("  when:", "  given:\n  when:"),
                SCENARIO.replace("  when:", "  given: {profile: null}\n  when:"),
                SCENARIO + "  after:\n",
                SCENARIO + "  after: 10\n",
                SCENARIO.replace("{lines: [10.00]}", ""),
                SCENARIO.replace("{points: 10}", ""),
                "scenario: alone\n")) {
            write(RULE, broken);
            all.append(printed(rules, false)).append('\n');
        }
        Golden.assertSame("check-rules.broken-scenario.golden.txt", all.toString());
    }

    @Test
    void aScenarioInAFileThatWouldNotBeReadIsNamed() throws IOException {
        write(RULE, SCENARIO);
        Files.writeString(rules.resolve("scenarios/more.yml"), SCENARIO);
        assertThat(printed(rules, false)).isEqualTo("""
                more.yml: a file of scenarios has a name that ends in `.yaml`.
                The rules load. The only scenario comes true.
                """);
    }

    @Test
    void aBrokenScenarioFileHidesNoOther() throws IOException {
        write(RULE, SCENARIO.replace("points: 10", "points: 11"));
        Files.writeString(rules.resolve("scenarios/broken.yaml"), "- scenario: [");
        Files.writeString(rules.resolve("scenarios/half.yaml"), SCENARIO + SCENARIO.replace("then", "than"));
        Files.write(rules.resolve("scenarios/ansi.yaml"), "# für".getBytes(Charset.forName("windows-1252")));
        Files.write(rules.resolve("scenarios/wide.yaml"), SCENARIO.getBytes(StandardCharsets.UTF_16));
        Golden.assertSame("check-rules.several-files.golden.txt", printed(rules, false));
    }

    private void write(String rule, String scenarios) throws IOException {
        Files.writeString(rules.resolve("programme.json"), PROGRAMME);
        Files.writeString(rules.resolve("points.drl"), rule);
        Files.createDirectories(rules.resolve("scenarios"));
        Files.writeString(rules.resolve("scenarios/points.yaml"), scenarios);
    }

    private static String printed(Path folder, boolean good) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int code = Workbench.run(out, out, "check", folder.toString(), "--language=en");
        String text = said.toString().replace(System.lineSeparator(), "\n");
        assertThat(code).as(text).isEqualTo(good ? 0 : 1);
        return text;
    }
}
