package io.loyaltyengine.internal.drl;

/** Shows a line of a file with a mark under the character that is meant. */
public final class Excerpt {
    /** Characters that are shown before the one that is meant, and after it. */
    private static final int BEFORE = 60;

    private static final int AFTER = 60;

    private Excerpt() {}

    /** The line of this number, counted from 1, and the mark under a column of it. */
    public static String of(String text, int line, int column) {
        int start = 0;
        for (int passed = 1; passed < line; passed++) {
            start = text.indexOf('\n', start) + 1;
        }
        return at(text, Math.min(text.length(), start + column - 1), column);
    }

    /**
     * The line that a position of a text lies in, and on the next the mark; nothing if there is nothing to see.
     *
     * @param column of the position in its line, counted from 1
     */
    static String at(String text, int position, int column) {
        int start = position - column + 1;
        int from = Math.max(start, position - BEFORE);
        int to = position;
        while (to < text.length() && to - position < AFTER && !isLineEnd(text.charAt(to))) {
            to++;
        }
        boolean goesOn = to < text.length() && !isLineEnd(text.charAt(to));
        String before = plain((from > start ? "…" : "") + text.substring(from, position))
                .stripLeading();
        String after = plain(text.substring(position, to) + (goesOn ? "…" : "")).stripTrailing();
        String mark = " ".repeat(before.codePointCount(0, before.length())) + "^";
        return text.substring(from, to).chars().allMatch(c -> c <= ' ') ? "" : before + after + "\n" + mark;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** What cannot be seen, or would turn the line round, is a blank. */
    private static String plain(String line) {
        StringBuilder plain = new StringBuilder(line.length());
        line.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || c == '\u2028'
                                || c == '\u2029'
                        ? ' '
                        : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
