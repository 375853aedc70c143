package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.model.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

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
        List<Place> places = new ArrayList<>();
        int from = 0;
        for (int open = source.indexOf('{'); open >= 0; open = source.indexOf('{', from)) {
            int close = source.indexOf('}', open);
            if (close < 0) {
                break;
            }
            literals.add(source.substring(from, open));
            Slot slot = Slot.of(source.substring(open + 1, close));
            if (!placeholders.contains(slot.name())) {
                placeholders.add(slot.name());
            }
            places.add(new Place(placeholders.indexOf(slot.name()), slot));
            from = close + 1;
        }
        literals.add(source.substring(from));
        return new Text(List.copyOf(literals), List.copyOf(places), source.length() + ROOM * places.size());
    }

    /** What stands between braces in either language. */
    public List<Slot> slots() {
        return Stream.of(en, de)
                .flatMap(text -> text.places().stream())
                .map(Place::slot)
                .toList();
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
     * What stands between braces: {@code points}, which is the number alone, or {@code points|point|points}, which is the
     * number and the word that goes with it.
     *
     * @param words for one and for others; none for the number alone
     */
    public record Slot(String name, List<String> words) {
        private static Slot of(String content) {
            String[] parts = content.split("\\|", -1);
            return new Slot(parts[0], List.of(parts).subList(1, parts.length));
        }

        /** Whether it is one of the two forms. */
        public boolean isWellFormed() {
            return words.isEmpty() || (words.size() == 2 && words.stream().noneMatch(String::isBlank));
        }

        private void fill(StringBuilder filled, Object value, String shown) {
            filled.append(shown);
            if (words.size() == 2) {
                boolean one = (value instanceof Long || value instanceof Integer)
                        && Math.abs(((Number) value).longValue()) == 1;
                filled.append(' ').append(words.get(one ? 0 : 1));
            }
        }
    }

    /** @param value the number of its placeholder among the template's */
    private record Place(int value, Slot slot) {}

    /**
     * Alternating literal text and placeholders.
     *
     * @param literals one more than placeholders
     * @param length that a filled text mostly stays below
     */
    private record Text(List<String> literals, List<Place> places, int length) {
        String filled(Object[] values, Function<Object, String> reads) {
            if (places.isEmpty()) {
                return literals.get(0);
            }
            StringBuilder filled = new StringBuilder(length).append(literals.get(0));
            for (int i = 0; i < places.size(); i++) {
                Object value = values[places.get(i).value()];
                places.get(i).slot().fill(filled, value, reads.apply(value));
                filled.append(literals.get(i + 1));
            }
            // A sentence is read when all is decided: long values must not make it fail then.
            return Words.cut(filled.toString(), Sentence.MAX_LENGTH);
        }
    }
}
