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
    /** Characters that a value mostly has beyond those of its placeholder. */
    private static final int ROOM = 8;

    private final List<String> placeholders = new ArrayList<>();
    private final Text en;
    private final Text de;

    private Template(String en, String de) {
        this.en = text(en);
        this.de = text(de);
    }

    public static Template of(String en, String de) {
        return new Template(en, de);
    }

    private Text text(String source) {
        List<String> literals = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (int open = source.indexOf('{'); open >= 0; open = source.indexOf('{', from)) {
            int close = source.indexOf('}', open);
            if (close < 0) {
                break;
            }
            literals.add(source.substring(from, open));
            String placeholder = source.substring(open + 1, close);
            if (!placeholders.contains(placeholder)) {
                placeholders.add(placeholder);
            }
            places.add(placeholders.indexOf(placeholder));
            from = close + 1;
        }
        literals.add(source.substring(from));
        return new Text(List.copyOf(literals), List.copyOf(places), source.length() + ROOM * places.size());
    }

    /** The names between braces in either language. */
    public Set<String> placeholders() {
        return new TreeSet<>(placeholders);
    }

    /**
     * The sentence with its values.
     *
     * @param values asked once for each placeholder
     * @param english how a value reads in English
     * @param german how it reads in German
     */
    public Sentence filled(
            Function<String, Object> values, Function<Object, String> english, Function<Object, String> german) {
        Object[] said = new Object[placeholders.size()];
        for (int i = 0; i < said.length; i++) {
            said[i] = values.apply(placeholders.get(i));
        }
        return new Sentence(en.filled(said, english), de.filled(said, german));
    }

    /**
     * Alternating literal text and placeholders.
     *
     * @param literals one more than placeholders
     * @param places of the placeholders among the template's
     * @param length that a filled text mostly stays below
     */
    private record Text(List<String> literals, List<Integer> places, int length) {
        String filled(Object[] values, Function<Object, String> reads) {
            if (places.isEmpty()) {
                return literals.get(0);
            }
            StringBuilder filled = new StringBuilder(length).append(literals.get(0));
            for (int i = 0; i < places.size(); i++) {
                filled.append(reads.apply(values[places.get(i)])).append(literals.get(i + 1));
            }
            // A sentence is read when all is decided: long values must not make it fail then.
            return Words.cut(filled.toString(), Sentence.MAX_LENGTH);
        }
    }
}
