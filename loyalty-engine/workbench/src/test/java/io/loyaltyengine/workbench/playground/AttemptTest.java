package io.loyaltyengine.workbench.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.testkit.ScenarioFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {
    private static final LoyaltyEngine CLUB = LoyaltyEngine.builder()
            .rules(RuleSource.directory(Path.of("../../rules")))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when:\n  - purchase: {lines: [9.99]}\n",
                "when: [purchase: {lines: [0.01]}]",
                "given: guest\ncoupons: [{code: SPRING}]\nwhen: [purchase: {coupons: [SPRING, NONE], lines: [9.99]}]",
                "given: {history: {lifetime: {visits: 19}}}\nwhen: [purchase: {at: 2026-06-20, lines: [1999.99]}]",
                "when:\n  - purchase: {lines: [20.00]}\n\n  - refund: {lines: [{line: 1, quantity: 1}]}",
                "when: [dayReached: {at: 2026-06-15}]",
                // What the page's form writes.
                """
                given:
                  history: {lifetime: {visits: 3, spend: 9.5}}
                  accounts: {points: {lots: [{points: 7, from: before}]}}
                  tier: {name: "GOLD"}
                  tallies: {badge: {"superfan": {}}}
                coupons:
                  - {code: "X", benefit: {type: percentOff, percent: 10}}
                when:
                  - purchase: {at: 2026-06-15, lines: [{category: "COFFEE", quantity: 2, unitPrice: 9.99}], coupons: ["X"]}
                """
            })
    void makes_a_scenario_that_comes_true(String text) {
        Attempt attempt = Attempt.of(text, CLUB);
        String name = "It's \"true\": all of it # really";

        assertThat(attempt.problems()).isEmpty();
        ScenarioFile file = ScenarioFile.of(Path.of("tried.yaml"), attempt.scenario(name), CLUB);

        assertThat(file.problems()).isEmpty();
        assertThat(file.scenarios()).singleElement().satisfies(scenario -> {
            assertThat(scenario.name()).isEqualTo(name);
            assertThat(scenario.failure(CLUB)).isEmpty();
        });
    }

    @Test
    void tells_what_an_author_would_check() {
        assertThat(Attempt.of("when:\n  - purchase: {lines: [9.99]}", CLUB).scenario("One"))
                .startsWith("- scenario: One\n  when:\n    - purchase: {lines: [9.99]}\n  then:\n")
                .contains("    - PointsEarned: {account: points, points: 9, base: 9.99, ")
                .contains("    - SpendCounted: {amount: 9.99}\n")
                .doesNotContain("Recorded", "2026", "false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "when: [", "when: [purchase: {lines: [nine]}]", "then: [PointsEarned]", "- scenario: A", "7"
            })
    void says_why_it_cannot_be_tried(String text) {
        Attempt attempt = Attempt.of(text, CLUB);

        assertThat(attempt.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .isNotBlank());
        assertThat(attempt.explanations()).isEmpty();
    }

    @Test
    void keeps_every_cent_on_the_way_to_the_browser() {
        assertThat(Attempt.of("when: [purchase: {lines: [10.00]}]", CLUB)
                        .written()
                        .get(0)
                        .findPath("paid"))
                .hasToString("\"10.00\"");
    }
}
