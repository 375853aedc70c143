package io.loyaltyengine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.points.Cut;
import io.loyaltyengine.model.points.PointsEarned;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Pattern RULE = Pattern.compile("^rule \"(.*)\"", Pattern.MULTILINE);

    @Test
    void everyRuleSpeaksSomewhere() {
        Set<String> rules = RuleSource.classpath("core", WorkloadTest.class.getClassLoader()).files().values().stream()
                .flatMap(file -> RULE.matcher(file).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(rules).hasSize(18);
        assertThat(decided().flatMap(WorkloadTest::rules)).containsAll(rules);
    }

    @Test
    void everySaleHasFiveLines() {
        assertThat(Workload.sales())
                .hasSize(16)
                .allSatisfy(sale -> assertThat(sale.purchase().lines()).hasSize(5));
    }

    @Test
    void itIsTheSameEveryTime() {
        assertThat(Workload.sales()).isEqualTo(Workload.sales());
    }

    private static Stream<Decision> decided() {
        Engine engine = new Engine();
        return Workload.sales().stream()
                .flatMap(sale ->
                        engine.decide(sale.customer(), sale.purchase(), Workload.coupons()).decisions().stream());
    }

    /** The rules that had a say in a decision. */
    private static Stream<String> rules(Decision decision) {
        Stream<String> further = Stream.empty();
        if (decision instanceof PointsEarned earned) {
            further = earned.cuts().stream().map(Cut::rule);
        } else if (decision instanceof Refused rejected) {
            further = rejected.refusals().stream().map(Refusal::rule);
        }
        return Stream.concat(Stream.of(decision.reason().rule()), further);
    }
}
