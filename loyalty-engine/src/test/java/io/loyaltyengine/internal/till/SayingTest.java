package io.loyaltyengine.internal.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.loyaltyengine.model.standing.TierChanged;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

/** What the engine says without a rule is checked as what rules say. */
class SayingTest {
    @Test
    void itSaysWhatItsDecisionKnows() {
        Saying saying = Saying.of(TierChanged.class, "Up", "Now {tier}.", "Jetzt {tier}.");
        assertThat(saying.title()).isEqualTo("Up");
        assertThat(saying.sentence().placeholders()).containsExactly("tier");
        assertThat(saying.isSound()).isTrue();
    }

    @Test
    void itSaysNothingElse() {
        assertThat(Saying.of(TierChanged.class, "Up", "Now {points}.", "Jetzt {points}.")
                        .isSound())
                .isFalse();
    }

    @Test
    void aWordForOneNeedsAWordForMany() {
        assertThat(Saying.of(TierChanged.class, "Up", "Now {tier|is}.", "Jetzt {tier|ist}.")
                        .isSound())
                .isFalse();
    }

    @Test
    void allThatIsSaidIsSound() throws ReflectiveOperationException {
        int sayings = 0;
        for (JavaClass type : new ClassFileImporter().importPackages("io.loyaltyengine.internal")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Saying.class)
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    Field constant = field.reflect();
                    constant.setAccessible(true);
                    Saying saying = (Saying) constant.get(null);
                    assertThat(saying.isSound()).as(field.getFullName()).isTrue();
                    sayings++;
                }
            }
        }
        assertThat(sayings).isGreaterThan(40);
    }
}
