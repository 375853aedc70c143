package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void aHintIsLookedForOnceAndOnlyForWhatIsTold() {
        Problems problems = new Problems();
        List<Integer> lookedFor = new ArrayList<>();
        // The last come first when they are told.
        for (int i = 0; i < 5_000; i++) {
            int line = 5_000 - i;
            problems.add(new RuleProblem("a.drl", line, "", "Wrong.", ""), () -> {
                lookedFor.add(line);
                return "Maybe " + line + ".";
            });
        }
        assertThat(problems.errors()).hasSize(1_000).last().hasToString("a.drl:1000: Wrong.\n    Maybe 1000.");
        assertThat(problems.warnings()).isEmpty();
        assertThat(problems.found()).isEqualTo(problems.errors());
        assertThat(lookedFor).hasSize(1_000).doesNotHaveDuplicates();
    }
}
