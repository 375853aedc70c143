package io.loyaltyengine.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumeralTest {
    @Test
    void whatCanBeReadInTwoWaysIsReadInNone() {
        assertThat(Numeral.of("1.000").hint()).contains("`1000`", "`1`").doesNotContain("Maybe");
        assertThat(Numeral.of("12,500").hint()).contains("`12500`", "`12.5B`").doesNotContain("Maybe");
    }

    @Test
    void marksBetweenThousandsGo() {
        assertThat(Numeral.of("1.234.567").hint()).contains("`1234567`");
        assertThat(Numeral.of("1,234,567.89").hint()).contains("`1234567.89B`");
        assertThat(Numeral.of("1.234.567,89").hint()).contains("`1234567.89B`");
        assertThat(Numeral.of("1'000.5").hint()).contains("`1000.5B`");
        assertThat(Numeral.of("1 000").hint()).contains("`1000`");
    }

    @Test
    void whatIsGluedToANumberGoes() {
        assertThat(Numeral.of("1L").hint()).isEqualTo("Maybe `1`.");
        assertThat(Numeral.of("9.99b").hint()).isEqualTo("Maybe `9.99B`.");
        assertThat(Numeral.of("9,99EUR").hint()).contains("`9.99B`", "programme.json");
        assertThat(Numeral.of("1e5").hint()).isEqualTo("Numbers are written like `20` or `9.99B`.");
    }

    /** Because of that `9,99` in brackets can be taken for one number with a comma. */
    @Test
    void noWordTakesTwoNumbers() {
        Vocabulary vocabulary = new Vocabulary(Decide.class);
        Stream<Map<String, List<Method>>> words = Vocabulary.facts().stream().map(Vocabulary::words);
        Stream<Map<String, List<Method>>> terms = vocabulary.verbs().values().stream()
                .flatMap(Collection::stream)
                .map(verb -> Vocabulary.terms(verb.getReturnType()));
        assertThat(Stream.concat(Stream.of(vocabulary.verbs()), Stream.concat(words, terms))
                        .flatMap(methods -> methods.values().stream())
                        .flatMap(Collection::stream))
                .isNotEmpty()
                .allMatch(method -> numbers(method) < 2);
    }

    private static long numbers(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .mapToInt(type -> isNumber(type) ? 1 : type.isArray() && isNumber(type.getComponentType()) ? 2 : 0)
                .sum();
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == BigDecimal.class;
    }
}
