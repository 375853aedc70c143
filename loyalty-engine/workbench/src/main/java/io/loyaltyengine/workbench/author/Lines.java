package io.loyaltyengine.workbench.author;

import java.util.ArrayList;
import java.util.List;

/** Where the lines of a text are: positions count characters of UTF-16, lines and columns count from 1. */
public final class Lines {
    private final String text;
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    public Lines(String text) {
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            boolean inPair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((text.charAt(i) == '\n' || text.charAt(i) == '\r') && !inPair) {
                starts.add(i + 1);
            }
        }
    }

    /** The position of a place; that of the nearest one, if there is no such place. */
    public int position(int line, int column) {
        int start = start(line);
        return Math.min(start + Math.max(column, 1) - 1, end(line));
    }

    /** The line of a position. */
    public int line(int position) {
        int line = 1;
        while (line < starts.size() && starts.get(line) <= position) {
            line++;
        }
        return line;
    }

    /** The column of a position in its line. */
    public int column(int position) {
        return position - start(line(position)) + 1;
    }

    /** Where the text of a line begins, behind its blanks, and where it ends. */
    int[] written(int line) {
        int from = start(line);
        int to = end(line);
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new int[] {from, to};
    }

    private int start(int line) {
        return starts.get(known(line) - 1);
    }

    private int end(int line) {
        int known = known(line);
        int end = known < starts.size() ? starts.get(known) : text.length();
        while (end > start(known) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** A line that there is. */
    private int known(int line) {
        return Math.min(Math.max(line, 1), starts.size());
    }
}
