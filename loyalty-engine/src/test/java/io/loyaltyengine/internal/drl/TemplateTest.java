package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Sentence;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Template EARNED = Template.of(
            "{points|point was|points were} yours; {points} in all.",
            "{points|Punkt wurde|Punkte wurden} dein; {points} in allem.");

    @Test
    void oneTakesTheFirstWord() {
        assertThat(filled(EARNED, 1L))
                .isEqualTo(new Sentence("1 point was yours; 1 in all.", "1 Punkt wurde dein; 1 in allem."));
        assertThat(filled(EARNED, 1).en()).isEqualTo("1 point was yours; 1 in all.");
    }

    @Test
    void noneAndManyTakeTheSecond() {
        assertThat(filled(EARNED, 0L).en()).isEqualTo("0 points were yours; 0 in all.");
        assertThat(filled(EARNED, 31L).de()).isEqualTo("31 Punkte wurden dein; 31 in allem.");
        assertThat(filled(EARNED, 11).en()).startsWith("11 points");
    }

    @Test
    void whatIsTakenAwayReadsLikeWhatIsGiven() {
        assertThat(filled(EARNED, -1L).en()).startsWith("-1 point was");
        assertThat(filled(EARNED, -2L).en()).startsWith("-2 points were");
    }

    @Test
    void whatIsNoWholeNumberAtTheTillReadsAsMany() {
        assertThat(filled(EARNED, "").en()).startsWith(" points were");
        assertThat(filled(EARNED, new BigDecimal("1.00")).en()).startsWith("1.00 points were");
    }

    private static Sentence filled(Template template, Object value) {
        return template.filled(placeholder -> value, Object::toString, Object::toString);
    }
}
