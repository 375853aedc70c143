package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.examples.Reference.RuleText;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.testkit.Scenario;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of every programme comes true, and no rule is without scenarios. */
class ScenariosTest {
    private static final List<Tried> PROGRAMMES =
            Reference.ALL.stream().map(Tried::of).toList();

    /** A programme with its scenarios. */
    private record Tried(LoyaltyEngine engine, List<RuleText> rules, List<Scenario> scenarios) {
        static Tried of(Path folder) {
            LoyaltyEngine engine = Reference.engine(folder);
            return new Tried(engine, Reference.rules(folder), Reference.scenarios(folder, engine));
        }

        String name() {
            return engine.programme().name();
        }

        /** The rules that fired in the last transaction of each scenario of a file. */
        List<Set<String>> fired(String file) {
            List<Set<String>> fired = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                if (scenario.file().equals(file)) {
                    List<Evaluation> evaluations = scenario.evaluations(engine);
                    fired.add(evaluations.get(evaluations.size() - 1).trace().stream()
                            .map(Fired::rule)
                            .collect(Collectors.toSet()));
                }
            }
            return fired;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioComesTrue() {
        return PROGRAMMES.stream().flatMap(tried -> tried.scenarios().stream()
                .map(scenario -> dynamicTest(
                        tried.name() + ": " + scenario.file() + ": " + scenario.name(),
                        () -> assertThat(scenario.failure(tried.engine())).isEmpty())));
    }

    /** In Java, in documents and in ids. */
    @Test
    void everyKindOfDecisionHasOneName() {
        for (Tried tried : PROGRAMMES) {
            for (Scenario scenario : tried.scenarios()) {
                for (Evaluation evaluation : scenario.evaluations(tried.engine())) {
                    for (Decision decision : evaluation.decisions()) {
                        assertThat(LoyaltyJson.decisionKinds()).containsEntry(decision.kind(), decision.getClass());
                        assertThat(decision.id().kind()).isEqualTo(decision.kind());
                    }
                }
            }
        }
    }

    /** Within the scenarios of its own file: that the rules for coupons are silent about tiers says nothing. */
    @TestFactory
    Stream<DynamicTest> everyRuleFiresInOneScenarioOfItsFileAndIsSilentInAnother() {
        return PROGRAMMES.stream().flatMap(tried -> {
            Map<String, List<Set<String>>> fired = tried.rules().stream()
                    .map(RuleText::file)
                    .distinct()
                    .collect(Collectors.toMap(file -> file, file -> tried.fired(file + ".yaml")));
            return tried.rules().stream()
                    .map(rule -> dynamicTest(tried.name() + ": " + rule, () -> {
                        List<Set<String>> ofItsFile = fired.getOrDefault(rule.file(), List.of());
                        assertThat(ofItsFile)
                                .as("a scenario in which it fires")
                                .anyMatch(names -> names.contains(rule.name()));
                        assertThat(ofItsFile)
                                .as("a scenario in which it does not")
                                .anyMatch(names -> !names.contains(rule.name()));
                    }));
        });
    }

    /**
     * Every number that decides stands in what the customer is told; months and days of a window too. Left out are 0 and
     * 1, which say "none", "any" and "each" more often than they set a threshold; how long something lasts, where the
     * sentence says until when; and what is between the shop and others, such as a sponsor's percent.
     */
    @TestFactory
    Stream<DynamicTest> everyNumberOfARuleStandsInBothSentences() {
        return PROGRAMMES.stream().flatMap(tried -> tried.rules().stream()
                .map(rule -> dynamicTest(tried.name() + ": " + rule, () -> {
                    for (String number : numbers(rule)) {
                        assertThat(rule.sentence("en")).as("@en").matches(containing(number));
                        assertThat(rule.sentence("de")).as("@de").matches(containing(number.replace('.', ',')));
                    }
                })));
    }

    private static final Pattern VALIDITY = Pattern.compile("\\.valid\\w+\\([^)]*\\)");

    private static final Pattern INTERNAL = Pattern.compile(Decide.VOCABULARY.verbs().values().stream()
            .flatMap(List::stream)
            .flatMap(verb -> Vocabulary.terms(verb.getReturnType()).values().stream())
            .flatMap(List::stream)
            .filter(term -> term.getAnnotation(Term.class).internal())
            .map(Method::getName)
            .distinct()
            .collect(Collectors.joining("|", "\\.(?:", ")\\([^)]*\\)")));

    private static List<String> numbers(RuleText rule) {
        String told = INTERNAL.matcher(rule.body()).replaceAll("");
        return Pattern.compile("(?<![\\w.$])(\\d+(?:\\.\\d+)?)B?\\b")
                .matcher(
                        rule.sentence("en").contains("{until}")
                                ? VALIDITY.matcher(told).replaceAll("")
                                : told)
                .results()
                .map(number -> number.group(1))
                .filter(number -> !Set.of("0", "1").contains(number))
                .toList();
    }

    private static String containing(String number) {
        return "(?s)(.*[^\\d.,])?" + Pattern.quote(number) + "(?!\\d|[.,]\\d).*";
    }
}
