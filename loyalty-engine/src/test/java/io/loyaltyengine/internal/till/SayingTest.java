package io.loyaltyengine.internal.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.model.standing.TierChanged;
import org.junit.jupiter.api.Test;

/** What the engine says without a rule is checked as what rules say. */
class SayingTest {
    @Test
    void itSaysWhatItsDecisionKnows() {
        Saying saying = Saying.of(TierChanged.class, "Up", "Now {tier}.", "Jetzt {tier}.");
        assertThat(saying.title()).isEqualTo("Up");
        assertThat(saying.sentence().placeholders()).containsExactly("tier");
    }

    @Test
    void itSaysNothingElse() {
        assertThatThrownBy(() -> Saying.of(TierChanged.class, "Up", "Now {points}.", "Jetzt {points}."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TierChanged cannot say: Now {points}.");
    }

    @Test
    void aWordForOneNeedsAWordForMany() {
        assertThatThrownBy(() -> Saying.of(TierChanged.class, "Up", "Now {tier|is}.", "Jetzt {tier|ist}."))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
