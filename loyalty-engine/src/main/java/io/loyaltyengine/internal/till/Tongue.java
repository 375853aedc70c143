package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** How answers to conditions read in a language. The measure stays as the rule's author wrote it. */
enum Tongue {
    ENGLISH("yes", "no", "nothing", " and ", " or ") {
        @Override
        String needs(String operator, String required) {
            return "needs "
                    + switch (operator) {
                        case ">=" -> "at least ";
                        case ">" -> "more than ";
                        case "<=" -> "at most ";
                        case "<" -> "less than ";
                        case "!=" -> "anything but ";
                        case "in" -> "one of ";
                        case "!in" -> "none of ";
                        default -> "";
                    }
                    + required;
        }

        @Override
        String there(String fact, boolean holds) {
            return holds ? fact + ": is there" : fact + ": there is none";
        }

        @Override
        String unasked(String question) {
            return question + ": not asked";
        }

        @Override
        String value(Object value, Wording wording) {
            return wording.english(wording.present(value));
        }
    },
    GERMAN("ja", "nein", "nichts", " und ", " oder ") {
        @Override
        String needs(String operator, String required) {
            return "nötig "
                    + switch (operator) {
                        case ">=" -> "mindestens ";
                        case ">" -> "mehr als ";
                        case "<=" -> "höchstens ";
                        case "<" -> "weniger als ";
                        case "!=" -> "alles außer ";
                        case "in" -> "eins von ";
                        case "!in" -> "keins von ";
                        default -> "";
                    }
                    + required;
        }

        @Override
        String there(String fact, boolean holds) {
            return holds ? fact + ": ist da" : fact + ": nicht da";
        }

        @Override
        String unasked(String question) {
            return question + ": nicht gefragt";
        }

        @Override
        String value(Object value, Wording wording) {
            return wording.german(wording.present(value));
        }
    };

    private final String yes;
    private final String no;
    private final String nothing;
    private final String and;
    private final String or;

    Tongue(String yes, String no, String nothing, String and, String or) {
        this.yes = yes;
        this.no = no;
        this.nothing = nothing;
        this.and = and;
        this.or = or;
    }

    /** What would be needed. */
    abstract String needs(String operator, String required);

    /** Whether a fact is there. */
    abstract String there(String fact, boolean holds);

    abstract String unasked(String question);

    abstract String value(Object value, Wording wording);

    String holds(String question, boolean holds) {
        return question + ": " + (holds ? yes : no);
    }

    String joined(Answer whole, boolean all, BiFunction<Answer, Tongue, String> text) {
        return whole.parts().stream().map(part -> text.apply(part, this)).collect(Collectors.joining(all ? and : or));
    }

    /** A number stands alone: what it counts, money or not, the measure says. */
    String told(Object value, Wording wording) {
        if (value instanceof Boolean flag) {
            return flag ? yes : no;
        }
        if (value instanceof BigDecimal number) {
            String plain = number.toPlainString();
            return this == GERMAN ? plain.replace('.', ',') : plain;
        }
        if (value instanceof List<?> values) {
            return values.stream().map(one -> told(one, wording)).collect(Collectors.joining(", "));
        }
        String text = value(value, wording);
        return text.isEmpty() ? nothing : text;
    }
}
