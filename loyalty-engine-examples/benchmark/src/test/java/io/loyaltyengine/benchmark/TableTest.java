package io.loyaltyengine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.benchmark.Measurement.Case;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void contendersStandAgainstPlainJavaAndAgainstTheEngine() {
        Map<Case, Figures> figures = new HashMap<>();
        for (Way way : Way.values()) {
            figures.put(new Case("decide", way.name(), 1), new Figures(0.01, 100_000, 50_000));
            figures.put(new Case("decide", way.name(), 2), new Figures(0.02, 100_000, 50_000));
        }
        figures.put(new Case("decide", "BY_HAND", 1), new Figures(0.2, 5_000, 1_000));
        figures.put(new Case("decide", "BY_HAND", 2), new Figures(0.3, 5_000, 1_000));
        figures.put(new Case("decide", "ENGINE", 1), new Figures(0.1, 10_000, 2_000.4));
        figures.put(new Case("decide", "ENGINE", 2), new Figures(0.19, 10_000, 2_000.4));

        assertThat(Table.ofContest(figures).lines())
                .contains(
                        "| plain Java, by hand | 1.00 | 2.00 | 1.50 | 1,000 |",
                        "| loyalty-engine | 2.00 | 1.00 | 1.90 | 2,000 |",
                        "| Easy Rules 4.1 | 20.0 | 0.10 | 2.00 | 50,000 |",
                        "Time is processor time, garbage collection included; throughput is by the clock. By hand, one"
                                + " evaluation took 5.0 microseconds of the processor here.");
    }

    @Test
    void whatGrowsStandsAgainstTheFewestOfIt() {
        Map<Case, Figures> figures = new HashMap<>();
        for (Situation.Growing growing : Situation.Growing.values()) {
            figures.put(new Case("evaluate", growing + " 1000", 1), new Figures(0.01, 33_000, 5_000));
            figures.put(new Case("evaluate", growing + " 10", 1), new Figures(0.03, 30_000, 4_000));
        }

        figures.keySet().removeIf(measured -> measured.parameter().startsWith("LINES"));

        assertThat(Table.ofGrowth(figures).lines())
                .noneMatch(row -> row.contains("lines"))
                .containsSequence(
                        "| open lots | 10 | 1.00 | 1.00 | 4,000 |", "| open lots | 1,000 | 1.10 | 1.25 | 5,000 |");
    }
}
