package io.loyaltyengine.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.workbench.data.BadLines;
import io.loyaltyengine.workbench.data.Member;
import io.loyaltyengine.workbench.data.Recording;
import io.loyaltyengine.workbench.data.Year;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is explained is what happened, in the year of a real shop; {@code -Dretail.file=} names all of it. */
class ExplainedYearTest {
    @Test
    void aRuleIsExplainedAsFiredExactlyWhenItFired() throws IOException {
        Optional<String> file = Optional.ofNullable(System.getProperty("retail.file"));
        Recording recording =
                file.isPresent() ? Recording.read(Path.of(file.get()), BadLines.REFUSED) : Recording.sample();
        LoyaltyEngine engine = recording.engine(RuleSource.directory(Path.of("../../rules")), recording.coupons());
        Set<String> rules = new TreeSet<>(engine.ruleNames());
        int explained = 0;
        for (Member member : recording.members()) {
            explained += Year.of(member.posted(), engine.programme(), (customer, transaction) -> {
                        Evaluation evaluation = engine.evaluate(customer, transaction);
                        Explanation explanation = engine.explain(customer, transaction);
                        assertThat(explanation.evaluation().decisions()).isEqualTo(evaluation.decisions());
                        assertThat(fired(explanation)).isEqualTo(fired(evaluation, rules));
                        return evaluation;
                    })
                    .evaluations()
                    .size();
        }
        System.out.printf("%,d transactions explained%n", explained);
        assertThat(explained).isGreaterThan(500);
    }

    private static List<String> fired(Explanation explanation) {
        return explanation.rules().stream()
                .filter(RuleAnswer::fired)
                .flatMap(rule -> rule.proposals().stream().map(said -> rule.rule() + ": " + said))
                .sorted()
                .toList();
    }

    private static List<String> fired(Evaluation evaluation, Set<String> rules) {
        return evaluation.trace().stream()
                .filter(fired -> rules.contains(fired.rule()))
                .map(fired -> fired.rule() + ": " + fired.proposal())
                .sorted()
                .toList();
    }
}
