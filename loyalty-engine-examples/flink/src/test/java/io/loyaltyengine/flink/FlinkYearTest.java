package io.loyaltyengine.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.examples.RetailYear;
import io.loyaltyengine.examples.retail.DecisionLog;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkYearTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aStreamThatFailsOnceDecidesTheSameAsOneMachine() throws Exception {
        FlinkYear.Outcome outcome =
                year(Announced.of(Instant.EPOCH, Rules.broken())).run(RuntimeExecutionMode.STREAMING);

        LoyaltyEngine engine = Engines.of(RetailYear.rules().files());
        assertThat(outcome.restarts()).isOne();
        assertThat(outcome.decisions().lines())
                .isEqualTo(
                        DecisionLog.of(OnlineRetail.sample(), engine::evaluate).lines());
        assertThat(outcome.refused()).first().asString().contains("`Customer` has no `vists`");
        assertThat(outcome.refused())
                .filteredOn(line -> line.contains("vists`"))
                .hasSize(1);
    }

    @Test
    void aReplayGoesByTheRulesOfTheTime() throws Exception {
        FlinkYear.Outcome outcome =
                year(Announced.of(Rules.JULY, Rules.sooner())).run(RuntimeExecutionMode.BATCH);

        LoyaltyEngine before = Engines.of(RetailYear.rules().files());
        LoyaltyEngine after = Engines.of(Rules.sooner().files());
        assertThat(outcome.decisions().lines())
                .isEqualTo(DecisionLog.of(
                                OnlineRetail.sample(),
                                (customer, transaction) -> (transaction.at().isBefore(Rules.JULY) ? before : after)
                                        .evaluate(customer, transaction))
                        .lines())
                .isNotEqualTo(
                        DecisionLog.of(OnlineRetail.sample(), before::evaluate).lines());
        assertThat(outcome.refused()).isEmpty();
    }

    private FlinkYear year(Announced rules) throws IOException {
        return new FlinkYear(Optional.empty(), directory, List.of(rules));
    }
}
