package io.loyaltyengine.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/** Lines as they came, which have passed their checks, and the same by id; they are put in order once. Nobody can change it. */
final class Lines extends AbstractList<Line> implements RandomAccess {
    private final Line[] lines;
    private final Lines byId;

    private Lines(Line[] lines) {
        this.lines = lines;
        this.byId = isById(lines) ? this : new Lines(sorted(lines));
    }

    /** These lines, whose ids are different. */
    static Lines of(List<Line> checked) {
        return new Lines(checked.toArray(new Line[0]));
    }

    private static boolean isById(Line[] lines) {
        for (int i = 1; i < lines.length; i++) {
            if (lines[i - 1].id().compareTo(lines[i].id()) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Line[] sorted(Line[] lines) {
        Line[] sorted = lines.clone();
        Arrays.sort(sorted, Comparator.comparing(Line::id));
        return sorted;
    }

    /** The same in the order of their ids. */
    Lines byId() {
        return byId;
    }

    @Override
    public Line get(int place) {
        return lines[place];
    }

    @Override
    public int size() {
        return lines.length;
    }
}
