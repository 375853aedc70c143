package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.vocabulary.Code;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts that can only be one of some names, such as those of weekdays and months. */
final class Codes {
    private Codes() {}

    static List<String> names(Code code) {
        return Arrays.stream(code.value().getEnumConstants()).map(Enum::name).toList();
    }

    /** The constant that a text names. */
    static Optional<Enum<?>> constant(Code code, Object text) {
        for (Enum<?> constant : code.value().getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** What somebody may have meant by another text. */
    static String hint(Code code, String text) {
        return meant(code, text)
                .map(name -> "Maybe `\"" + name + "\"`.")
                .orElseGet(() -> "It is one of `\"" + String.join("\"`, `\"", names(code)) + "\"`.");
    }

    /** What somebody calls like this: shorter, in German, as a number of the calendar, or with a slip of the pen. */
    static Optional<String> meant(Code code, String text) {
        if (code.value() == Month.class && text.matches("1[0-2]|[1-9]")) {
            return Optional.of(Month.of(Integer.parseInt(text)).name());
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return names(code).stream()
                .filter(name -> upper.length() >= 3 && name.startsWith(upper))
                .findFirst()
                .or(() -> Languages.days(text, true, code.value()).stream()
                        .findFirst()
                        .map(Enum::name))
                .or(() -> Words.nearest(upper, names(code)));
    }
}
