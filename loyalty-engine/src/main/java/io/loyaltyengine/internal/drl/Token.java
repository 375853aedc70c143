package io.loyaltyengine.internal.drl;

/**
 * A word of a rule file.
 *
 * @param column of its first character in its line, counted from 1
 * @param start position of its first character in the file
 * @param end position just behind its last character
 */
public record Token(Kind kind, String text, int line, int column, int start, int end) {
    /** What sort of word it is. */
    public enum Kind {
        /** {@code rule}, {@code Customer}, {@code visits}. */
        NAME,
        /** {@code $claim}. */
        VARIABLE,
        /** A text; the token holds what is between the quotation marks. */
        TEXT,
        /** {@code 20}. */
        WHOLE,
        /** {@code 9.99B}, without the suffix. */
        DECIMAL,
        /** {@code 9.99} without its suffix, which to Drools is a {@code double}. */
        FLOATING,
        /** A number that was reported: nothing more is to be said of it. */
        MISWRITTEN,
        /** Operators and brackets. */
        SYMBOL,
        END
    }

    /** Whether it is this name or symbol. */
    public boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(word);
    }

    boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL || kind == Kind.FLOATING || kind == Kind.MISWRITTEN;
    }

    /** As it stands in the file: what an error message shows, and what Drools gets to read. */
    String shown() {
        return switch (kind) {
            case TEXT -> '"' + text + '"';
            case DECIMAL -> text + "B";
            case END -> "the end of the file";
            default -> text;
        };
    }
}
