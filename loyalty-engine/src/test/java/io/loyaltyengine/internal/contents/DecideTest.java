package io.loyaltyengine.internal.contents;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.internal.till.Mechanism;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Verb;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of contents and what mechanisms say of themselves fit together. */
class DecideTest {
    @Test
    void whatCanBeSaidInAStageIsSettledThere() {
        for (List<Method> verbs : Decide.VOCABULARY.verbs().values()) {
            for (Method verb : verbs) {
                for (Mechanism mechanism : Decide.MECHANISMS) {
                    if (mechanism.getClass() == verb.getDeclaringClass().getEnclosingClass()) {
                        assertThat(((Mechanism.Settling) mechanism).stages())
                                .as(verb.getName())
                                .containsAll(
                                        List.of(verb.getAnnotation(Verb.class).stages()));
                    }
                }
            }
        }
    }

    @Test
    void whatAVerbLeadsToIsADecisionOfItsMechanism() {
        for (List<Method> verbs : Decide.VOCABULARY.verbs().values()) {
            for (Method verb : verbs) {
                assertThat(Decide.decisions())
                        .as(verb.getName())
                        .containsAll(List.of(verb.getAnnotation(Verb.class).leadsTo()));
            }
        }
        assertThat(Decide.decisions()).doesNotHaveDuplicates();
    }

    @Test
    void whatHintsShowLoads() {
        for (Stage stage : Stage.values()) {
            String named = stage == Stage.REDEMPTION ? "$wish : Wish( payment )" : "";
            String rule = """
                    package %s
                    rule "A hint"
                        @en("One.")
                        @de("Eins.")
                    when
                        %s
                    then
                        %s
                    end
                    """;
            load(rule.formatted(stage.word(), named + "\n" + stage.condition(), stage.decision()));
        }
    }

    private static void load(String rules) {
        LoyaltyEngine.builder()
                .rules(RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, """
                        {"schema": 1, "name": "hints", "version": "1", "currency": "EUR", "zone": "Europe/Berlin",
                         "tiers": [], "pointValue": 0.01}""", "rules.drl", rules)))
                .build();
    }
}
