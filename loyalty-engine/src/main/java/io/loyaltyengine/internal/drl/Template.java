package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A rule's sentence in both languages, with {@code {placeholders}} for what is only known when it is decided. */
public final class Template {
    private final Text en;
    private final Text de;

    private Template(Text en, Text de) {
        this.en = en;
        this.de = de;
    }

    public static Template of(String en, String de) {
        return new Template(Text.of(en), Text.of(de));
    }

    /** The names between braces in either language. */
    public Set<String> placeholders() {
        Set<String> names = new TreeSet<>(en.placeholders());
        names.addAll(de.placeholders());
        return names;
    }

    /** The sentence with its values, which are asked for by placeholder and language. */
    public Sentence filled(Function<String, String> english, Function<String, String> german) {
        return new Sentence(en.filled(english), de.filled(german));
    }

    /**
     * Alternating literal text and placeholder names.
     *
     * @param literals one more than placeholders
     */
    private record Text(List<String> literals, List<String> placeholders) {
        static Text of(String source) {
            List<String> literals = new ArrayList<>();
            List<String> placeholders = new ArrayList<>();
            int from = 0;
            for (int open = source.indexOf('{'); open >= 0; open = source.indexOf('{', from)) {
                int close = source.indexOf('}', open);
                if (close < 0) {
                    break;
                }
                literals.add(source.substring(from, open));
                placeholders.add(source.substring(open + 1, close));
                from = close + 1;
            }
            literals.add(source.substring(from));
            return new Text(List.copyOf(literals), List.copyOf(placeholders));
        }

        String filled(Function<String, String> value) {
            if (placeholders.isEmpty()) {
                return literals.get(0);
            }
            StringBuilder filled = new StringBuilder(literals.get(0));
            for (int i = 0; i < placeholders.size(); i++) {
                filled.append(value.apply(placeholders.get(i))).append(literals.get(i + 1));
            }
            // A sentence is read when all is decided: long values must not make it fail then.
            return Words.cut(filled.toString(), Sentence.MAX_LENGTH);
        }
    }
}
