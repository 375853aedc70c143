package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How answers to conditions read in a language. The measure stays as the rule's author wrote it. */
enum Tongue {
    ENGLISH(
            Wording::english,
            Map.ofEntries(
                    Map.entry(">=", "at least "),
                    Map.entry(">", "more than "),
                    Map.entry("<=", "at most "),
                    Map.entry("<", "less than "),
                    Map.entry("!=", "anything but "),
                    Map.entry("in", "one of "),
                    Map.entry("!in", "none of "),
                    Map.entry("needs", "needs "),
                    Map.entry("yes", "yes"),
                    Map.entry("no", "no"),
                    Map.entry("", "nothing"),
                    Map.entry("and", " and "),
                    Map.entry("or", " or "),
                    Map.entry("there", "is there"),
                    Map.entry("missing", "there is none"),
                    Map.entry("unasked", "not asked"))),
    GERMAN(
            Wording::german,
            Map.ofEntries(
                    Map.entry(">=", "mindestens "),
                    Map.entry(">", "mehr als "),
                    Map.entry("<=", "höchstens "),
                    Map.entry("<", "weniger als "),
                    Map.entry("!=", "alles außer "),
                    Map.entry("in", "eins von "),
                    Map.entry("!in", "keins von "),
                    Map.entry("needs", "nötig "),
                    Map.entry("yes", "ja"),
                    Map.entry("no", "nein"),
                    Map.entry("", "nichts"),
                    Map.entry("and", " und "),
                    Map.entry("or", " oder "),
                    Map.entry("there", "ist da"),
                    Map.entry("missing", "nicht da"),
                    Map.entry("unasked", "nicht gefragt")));

    @SuppressWarnings("ImmutableEnumChecker") // method references
    private final BiFunction<Wording, Object, String> reads;

    @SuppressWarnings("ImmutableEnumChecker") // Map.ofEntries
    private final Map<String, String> words;

    Tongue(BiFunction<Wording, Object, String> reads, Map<String, String> words) {
        this.reads = reads;
        this.words = words;
    }

    /** An answer as one line. */
    String text(Answer answer, Wording wording) {
        return switch (answer.kind()) {
            case VALUE ->
                answer.measure() + ": " + told(answer.actual(), wording) + ", " + word("needs")
                        + words.getOrDefault(answer.operator(), "") + told(answer.required(), wording);
            case ALL -> joined(answer, "and", wording);
            case ANY -> joined(answer, "or", wording);
            case THERE -> answer.question() + ": " + word(answer.holds() ? "there" : "missing");
            case NOT_THERE -> answer.question() + ": " + word(answer.holds() ? "yes" : "no");
            case UNASKED -> answer.question() + ": " + word("unasked");
        };
    }

    private String joined(Answer whole, String by, Wording wording) {
        return whole.parts().stream().map(part -> text(part, wording)).collect(Collectors.joining(word(by)));
    }

    private String word(String key) {
        return words.getOrDefault(key, "");
    }

    /** A number stands alone: what it counts, money or not, the measure says. */
    private String told(@Nullable Object value, Wording wording) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean flag) {
            return word(flag ? "yes" : "no");
        }
        if (value instanceof BigDecimal number) {
            String plain = number.toPlainString();
            return this == GERMAN ? plain.replace('.', ',') : plain;
        }
        if (value instanceof List<?> values) {
            return values.stream().map(one -> told(one, wording)).collect(Collectors.joining(", "));
        }
        String text = reads.apply(wording, wording.present(value));
        return text.isEmpty() ? word("") : text;
    }
}
