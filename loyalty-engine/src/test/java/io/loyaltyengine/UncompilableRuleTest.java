package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.RuleLoadException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader lets through and Drools does not take: which rule it is must be told, and soon. */
class UncompilableRuleTest {
    /** A question about more values than Drools has a class for. */
    private static final String BAD = rule(
            "Too much at once",
            "Customer( " + listed("$v%d : visits", ", ") + " ) Customer( " + listed("visits >= $v%d", " && ") + " )");

    @Test
    void itIsFoundAmongMany() {
        String rules = IntStream.range(0, 100)
                .mapToObj(i -> rule("Rule " + i, "Customer( visits >= " + i + " )"))
                .collect(Collectors.joining());
        assertThatThrownBy(() -> Programmes.of("package standing\n" + rules + BAD))
                .isInstanceOfSatisfying(RuleLoadException.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .hasToString("rules.drl:102: rule \"Too much at once\": Drools cannot compile this rule.\n"
                                + "    Maybe a simpler condition says the same; its own words are in the log at"
                                + " DEBUG."));
    }

    @Test
    void asManySelectionsAsTheReaderLetsThroughAreCompiled() {
        String selections = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> "only(\"C" + i + "\").paid > " + i)
                .collect(Collectors.joining(" || "));
        assertThatCode(() -> Programmes.of("package standing\n" + rule("Many", "Purchase( " + selections + " )")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customer( $v : referred, $v )",
                "Customer( $v : referred, !$v, !($v) )",
                "Customer( $v : referred, !!$v )",
                "Customer( $v : referred, ($v) && visits > 1 )",
                "Customer( $v : referred, visits > 1 || $v )",
                "Customer( $v : referred, $v || thisYear.visits > 1 )",
                "Customer( $v : referred, thisYear.visits > 1 || $v )",
                "Customer( $v : referred ) Today( $v || hour > 12 )",
                "Customer( $v : hasBadge(\"a\") ) not Purchase( $v )",
                "$c : Customer( $v : referred, $v == inGrace ) Today( $c.referred, $v != false, $v )"
            })
    void aNameAloneAsksWhatItNames(String conditions) {
        assertThatCode(() -> Programmes.of("package standing\n" + rule("Named", conditions)))
                .doesNotThrowAnyException();
    }

    private static String rule(String name, String condition) {
        return "rule \"" + name + "\" @en(\"a\") @de(\"b\") when " + condition + " then decide.award(\"x\"); end\n";
    }

    private static String listed(String each, String separator) {
        return IntStream.range(0, 30)
                .mapToObj(i -> each.replace("%d", String.valueOf(i)))
                .collect(Collectors.joining(separator));
    }
}
