package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.examples.Reference.RuleText;
import io.loyaltyengine.examples.scenario.Scenario;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of the reference rules comes true, and no rule is without scenarios. */
class ScenariosTest {
    private static final LoyaltyEngine ENGINE = Reference.engine();
    private static final List<Scenario> SCENARIOS = Reference.scenarios(ENGINE);

    @TestFactory
    Stream<DynamicTest> everyScenarioComesTrue() {
        return SCENARIOS.stream()
                .map(scenario -> dynamicTest(
                        scenario.file() + ": " + scenario.name(),
                        () -> assertThat(scenario.failures(ENGINE)).isEmpty()));
    }

    /** Within the scenarios of its own file: that the rules for coupons are silent about tiers says nothing. */
    @TestFactory
    Stream<DynamicTest> everyRuleFiresInOneScenarioOfItsFileAndIsSilentInAnother() {
        Map<String, List<Set<String>>> fired = new HashMap<>();
        for (Scenario scenario : SCENARIOS) {
            List<Evaluation> evaluations = scenario.evaluations(ENGINE);
            fired.computeIfAbsent(scenario.file(), file -> new ArrayList<>())
                    .add(evaluations.get(evaluations.size() - 1).trace().stream()
                            .map(Fired::rule)
                            .collect(Collectors.toSet()));
        }
        return Reference.rules().stream()
                .map(rule -> dynamicTest(rule.toString(), () -> {
                    List<Set<String>> ofItsFile = fired.getOrDefault(rule.file() + ".yaml", List.of());
                    assertThat(ofItsFile)
                            .as("a scenario in which it fires")
                            .anyMatch(names -> names.contains(rule.name()));
                    assertThat(ofItsFile)
                            .as("a scenario in which it does not")
                            .anyMatch(names -> !names.contains(rule.name()));
                }));
    }

    /**
     * Every number that decides stands in what the customer is told; months and days of a window too. Left out are 0 and
     * 1, which say "none", "any" and "each" more often than they set a threshold.
     */
    @TestFactory
    Stream<DynamicTest> everyNumberOfARuleStandsInBothSentences() {
        return Reference.rules().stream()
                .map(rule -> dynamicTest(rule.toString(), () -> {
                    for (String number : numbers(rule)) {
                        assertThat(rule.sentence("en")).as("@en").matches(containing(number));
                        assertThat(rule.sentence("de")).as("@de").matches(containing(number.replace('.', ',')));
                    }
                }));
    }

    private static List<String> numbers(RuleText rule) {
        return Pattern.compile("(?<![\\w.$])(\\d+(?:\\.\\d+)?)B?\\b")
                .matcher(rule.body())
                .results()
                .map(number -> number.group(1))
                .filter(number -> !Set.of("0", "1").contains(number))
                .toList();
    }

    private static String containing(String number) {
        return "(?s)(.*[^\\d.,])?" + Pattern.quote(number) + "(?!\\d|[.,]\\d).*";
    }
}
