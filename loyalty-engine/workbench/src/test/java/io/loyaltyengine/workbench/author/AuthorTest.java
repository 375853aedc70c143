package io.loyaltyengine.workbench.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorTest {
    private static final String PROGRAMME = """
            {"schema": 1, "name": "one", "version": "1", "currency": "EUR", "zone": "Europe/Berlin",
             "tiers": ["SILVER", "GOLD"], "pointValue": 0.01,
             "accounts": {"stamps": {"one": {"en": "stamp", "de": "Stempel"}, "many": {"en": "stamps", "de": "Stempel"}}}}
            """;
    private static final String HEAD = """
            // Badges.
            package %s
            rule "Superfan"
                @en("20 visits.")
                @de("20 Besuche.")
            when
            """;
    private static final String BADGES = HEAD.formatted("standing") + """
                Customer( visits >= 20, !hasBadge("superfan") )
            then
                decide.award("superfan");
            end
            """;
    /** Where the place is in what is written. */
    private static final String HERE = "¦";

    private static Manuscript of(Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(files);
        all.putIfAbsent("programme.json", PROGRAMME);
        return new Manuscript(new TreeMap<>(all));
    }

    private static List<Completion> completions(String file, String written) {
        Manuscript manuscript = of(Map.of("badges.drl", BADGES)).with(file, written.replace(HERE, ""));
        return new Author(manuscript).completions(file, written.indexOf(HERE));
    }

    private static List<String> labels(String written) {
        return completions("new.drl", written).stream().map(Completion::label).toList();
    }

    /** In conditions of the stage. */
    private static List<String> asked(String stage, String conditions) {
        return labels(HEAD.formatted(stage) + conditions);
    }

    /** What a file reads when the author has taken this completion. */
    private static String taken(String written, String label) {
        Completion completion = completions("new.drl", written).stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow();
        String plain = written.replace(HERE, "");
        int caret = completion.where().from() + completion.caret();
        String after = plain.substring(0, completion.where().from())
                + completion.text()
                + plain.substring(completion.where().to());
        return after.substring(0, caret) + HERE + after.substring(caret);
    }

    @Test
    void finds_what_is_wrong_under_its_word() {
        String written = BADGES.replace("visits >=", "vists >=");

        List<Finding> findings = Findings.inRules(of(Map.of("badges.drl", written)));

        int at = written.indexOf("vists");
        assertThat(findings)
                .containsExactly(new Finding(
                        new Location("badges.drl", at, at + 5),
                        7,
                        15,
                        true,
                        "`Customer` has no `vists`.",
                        "Maybe `visits`."));
    }

    @Test
    void finds_scenarios_that_fail_and_those_that_cannot_be_read() {
        Manuscript manuscript = of(Map.of("badges.drl", BADGES, "scenarios/badges.yaml", """
                - scenario: Enough
                  given: {history: {lifetime: {visits: 20}}}
                  when: [purchase: {lines: [9.99]}]
                  then: [BadgeAwarded]

                - scenario: Too few
                  when: [purchase: {lines: [9.99]}]
                  then: [BadgeAwarded]

                - scenario: Misspelt
                  when: [purchase: {lines: [9.99]}]
                  then: [BadgeAwrded]
                """));
        var engine = new Engines().of(manuscript).orElseThrow();
        var tried = Findings.tried(manuscript, engine);

        assertThat(tried).extracting(Findings.Tried::name).containsExactly("Enough", "Too few");
        assertThat(tried.get(0).failure()).isEmpty();
        assertThat(Findings.inScenarios(manuscript, engine, tried))
                .extracting(Finding::line)
                .containsExactly(10, 6);
    }

    @Test
    void offers_facts_and_words() {
        assertThat(asked("standing", "    ¦"))
                .contains("Customer", "Purchase", "not", "then")
                .doesNotContain("Claim");
        assertThat(asked("coupons", "    Cl¦")).contains("Claim");
        assertThat(asked("standing", "    Customer( vi¦"))
                .contains("visits", "hasBadge")
                .doesNotContain("paid");
        assertThat(asked("standing", "    Customer( visits >= 20, ¦")).contains("hasBadge");
        assertThat(asked("standing", "    Customer( lastDays(30).¦"))
                .contains("visits", "spend")
                .doesNotContain("tier");
        assertThat(asked("earning", "    $p : Purchase( paid > 0 )\n then decide.earn(1).on($p.¦"))
                .contains("only", "without");
    }

    @Test
    void offers_verbs_and_terms() {
        assertThat(asked("standing", "    Customer( visits > 1 )\nthen\n    decide.¦"))
                .contains("award", "tier")
                .doesNotContain("refuse");
        assertThat(asked("earning", "    Customer( visits > 1 )\nthen\n    decide.earn(1).¦"))
                .contains("per", "validMonths");
        assertThat(asked("earning", "    Customer( visits > 1 )\nthen\n    decide.earn(1).per(1).val¦"))
                .contains("validMonths")
                .doesNotContain("earn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "standing| Customer( tier == \"¦ | SILVER",
                "standing| Customer( !hasBadge(\"¦\" ) | superfan",
                "standing| Customer( available(\"¦\") ) | stamps",
                "standing| Today( weekday == \"¦\" ) | SATURDAY",
                "standing| Today( weekday in (\"MONDAY\", \"¦\" ) | SATURDAY",
                "coupons| $claim : Claim( expired ) then decide.refuse($claim, \"¦\"); | EXPIRED"
            })
    void offers_the_names_that_there_are(String stage, String conditions, String name) {
        assertThat(asked(stage, conditions)).contains(name);
    }

    @Test
    void offers_what_a_sentence_can_say() {
        assertThat(labels("""
                package earning
                rule "A point"
                    @en("{¦")
                when
                    Purchase( paid > 0 )
                then
                    decide.earn(1).per(1);
                end
                """)).contains("points", "base").doesNotContain("badge");
    }

    @Test
    void puts_in_what_is_taken() {
        assertThat(taken(HEAD.formatted("standing") + "Customer( vis¦", "visits"))
                .endsWith("Customer( visits¦");
        assertThat(taken(HEAD.formatted("standing") + "Customer( !has¦ )", "hasBadge"))
                .endsWith("Customer( !hasBadge(\"¦\") )");
        assertThat(taken(HEAD.formatted("standing") + "Customer( tier == \"S¦\" )", "SILVER"))
                .endsWith("Customer( tier == \"SILVER¦\" )");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void begins_a_rule_that_lacks_but_its_words(Stage stage) {
        String file = taken("package " + stage.word() + "\n\n¦", "rule");
        String complete = file.replace("rule \"¦\"", "rule \"One\"").replace("@en(\"\")", "@en(\"Yes.\")");

        assertThat(Findings.inRules(of(Map.of("new.drl", complete.replace("@de(\"\")", "@de(\"Ja.\")")))))
                .extracting(Finding::message)
                .noneMatch(message -> message.contains("missing") || message.contains("should"));
    }

    @Test
    void says_what_the_manual_says() {
        int at = BADGES.indexOf("award");
        Author author = new Author(of(Map.of("badges.drl", BADGES)));

        assertThat(author.hover("badges.drl", at + 2).orElseThrow())
                .isEqualTo(new Author.Hover(
                        new Location("badges.drl", at, at + 5),
                        "`decide.award(\"superfan\");`: a badge, for good; once while it lasts (standing)"));
        assertThat(author.hover("badges.drl", BADGES.indexOf("visits >="))
                        .orElseThrow()
                        .says())
                .startsWith("`visits`: ");
        assertThat(author.hover("badges.drl", 0)).isEmpty();
    }

    @Test
    void leads_from_a_scenario_to_its_rule() {
        String scenario = """
                - scenario: One
                  when: [purchase: {lines: [1]}]
                  then:
                    - BadgeAwarded: {reason: {rule: Superfan}}
                """;
        Author author = new Author(of(Map.of("badges.drl", BADGES, "scenarios/one.yaml", scenario)));
        int name = BADGES.indexOf("\"Superfan\"");

        assertThat(author.definition("scenarios/one.yaml", scenario.indexOf("perfan")))
                .contains(new Location("badges.drl", name, name + 10));
        assertThat(author.definition("scenarios/one.yaml", 3)).isEmpty();
    }

    @Test
    void knows_the_keys_of_scenarios() {
        assertThat(completions("scenarios/a.yaml", "- scenario: One\n  wh¦"))
                .extracting(Completion::label)
                .contains("when", "then", "given");
        assertThat(completions("scenarios/a.yaml", "- scenario: One\n  then:\n    - Ba¦"))
                .extracting(Completion::label)
                .contains("BadgeAwarded", "PointsEarned");
        assertThat(completions("scenarios/a.yaml", "- scenario: One\n  when:\n    - ¦"))
                .extracting(Completion::label)
                .contains("purchase", "refund");
        assertThat(completions("scenarios/a.yaml", "- scenario: One\n  then:\n    - PointsEarned: {points: 1, b¦"))
                .extracting(Completion::label)
                .contains("base", "reason");
        assertThat(completions("scenarios/a.yaml", "- scenario: One\n  then:\n    - PointsEarned: {reason: {rule: ¦"))
                .extracting(Completion::label)
                .containsExactly("Superfan");
    }

    /** Whoever types has an unfinished file before them all the time. */
    @Test
    void answers_anywhere_in_what_is_half_written() throws IOException {
        Manuscript reference = Manuscript.of(Path.of("../../rules"));
        for (String file : Set.of("badges.drl", "coupons.drl", "scenarios/badges.yaml")) {
            String text = reference.text(file);
            for (int at = 0; at < Math.min(text.length(), 1_500); at += 13) {
                Manuscript half = reference.with(file, text.substring(0, at));
                Author author = new Author(half);
                int length = at;
                assertThat(author.completions(file, at))
                        .allSatisfy(one -> assertThat(one.where().to()).isLessThanOrEqualTo(length));
                author.hover(file, at);
                author.definition(file, at);
                assertThat(Findings.inRules(half))
                        .allSatisfy(one -> assertThat(one.where().from())
                                .isLessThanOrEqualTo(one.where().to()));
            }
        }
    }

    /** Every word, verb and term that rules of this project say is among what is offered where it stands. */
    @Test
    void offers_every_word_that_the_reference_rules_say() throws IOException {
        Manuscript reference = Manuscript.of(Path.of("../../rules/club"));
        Set<String> known = Set.copyOf(Decide.VOCABULARY.verbs().keySet());
        int asked = 0;
        for (String file : reference.rules().keySet()) {
            String text = reference.text(file);
            for (int at = text.indexOf("decide."); at >= 0; at = text.indexOf("decide.", at + 1)) {
                String verb = text.substring(at + 7, text.indexOf('(', at));
                assertThat(known).contains(verb);
                assertThat(new Author(reference).completions(file, at + 8))
                        .as(file + " at " + at)
                        .extracting(Completion::label)
                        .contains(verb);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(20);
        assertThat(Vocabulary.facts()).isNotEmpty();
    }
}
