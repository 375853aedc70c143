package io.loyaltyengine.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.model.standing.BadgeAwarded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The class path of this module is a till's: it has no compiler. */
final class TillTest {
    @Test
    void decidesWithoutACompiler() throws IOException {
        assertThatThrownBy(() -> Class.forName("org.drools.compiler.kie.builder.impl.KieBuilderImpl"))
                .isInstanceOf(ClassNotFoundException.class);
        PrebuiltRules rules = PrebuiltRules.read(Till.class.getResourceAsStream("/till/rules.prebuilt"));
        assertThat(Till.decide(rules).decisions())
                .anySatisfy(decision -> assertThat(decision).isInstanceOf(BadgeAwarded.class))
                .last()
                .satisfies(decision -> assertThat(decision.sentence(Locale.ENGLISH))
                        .isEqualTo("100 points as a thank-you: 100 for every new Superfan."));
    }

    @Test
    void saysSoWhenItShouldCompile() {
        assertThatThrownBy(() -> Till.decide(RuleSource.directory(Path.of("../../rules"))))
                .isInstanceOf(RuleLoadException.class)
                .hasMessageContaining("the compiler is not on the class path");
    }
}
