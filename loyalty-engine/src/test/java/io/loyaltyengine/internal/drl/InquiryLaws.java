package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.vocabulary.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** "Why not?" tells the truth: {@link CompiledRulesLaws} says that what holds is what fires. */
class InquiryLaws {
    @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void allAnswersHoldExactlyWhenTheRuleFires(@ForAll Random random) {
        RuleSet rules = Reading.legal("package standing\n" + String.join("\n", new SomeRules(random).rules(50)));
        for (List<Object> facts : Reading.facts(Stage.STANDING, 20, random)) {
            Set<String> holding = Reading.holding(rules, Stage.STANDING, facts);
            for (Rule rule : rules.of(Stage.STANDING)) {
                assertThat(rule.answers(facts.toArray()).stream().allMatch(Answer::holds))
                        .as(rule.meaning())
                        .isEqualTo(holding.contains(rule.name()));
            }
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whereAnAnswerTurnsItIsTheOther(@ForAll Random random) {
        RuleSet rules = Reading.legal("package standing\n" + String.join("\n", new SomeRules(random).rules(50)));
        int turned = 0;
        for (List<Object> facts : Reading.facts(Stage.STANDING, 10, random)) {
            for (Rule rule : rules.of(Stage.STANDING)) {
                for (Answer answer : leaves(rule.answers(facts.toArray()))) {
                    if (answer.turnsAt() instanceof Number && answer.required() instanceof Number) {
                        assertThat(holds(answer)).as(answer.toString()).isEqualTo(!answer.holds());
                        turned++;
                    }
                }
            }
        }
        assertThat(turned).isGreaterThan(500);
    }

    private static boolean holds(Answer answer) {
        int order = number(answer.turnsAt()).compareTo(number(answer.required()));
        return switch (answer.operator()) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> throw new AssertionError(answer);
        };
    }

    private static BigDecimal number(@Nullable Object value) {
        return Condition.number(Objects.requireNonNull(value));
    }

    private static List<Answer> leaves(List<Answer> answers) {
        List<Answer> leaves = new ArrayList<>();
        answers.forEach(answer -> {
            if (answer.kind() == Answer.Kind.VALUE) {
                leaves.add(answer);
            }
            leaves.addAll(leaves(answer.parts()));
        });
        return leaves;
    }
}
