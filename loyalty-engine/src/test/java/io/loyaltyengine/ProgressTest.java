package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Customer ANNA = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 1, 1));

    /** What must not be there stands in nobody's way when it is not there. */
    @Test
    void aFactThatMustNotBeThereIsNotMissed() {
        assertThat(progress("not Activity( kind == \"complaint\" )")).containsExactly("Three");
        assertThat(progress("not Customer( visits == 0 )")).isEmpty();
        assertThat(progress("Activity( kind == \"complaint\" )")).isEmpty();
    }

    private static List<String> progress(String besides) {
        LoyaltyEngine engine = Programmes.of("package standing\nrule \"Three\" @en(\"a\") @de(\"b\") when"
                + " Customer( purchases >= 3 ) " + besides + " then decide.award(\"three\"); end\n");
        return engine.progress(ANNA, Instant.parse("2026-06-15T12:00:00Z")).stream()
                .map(Progress::rule)
                .toList();
    }
}
