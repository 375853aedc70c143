package io.loyaltyengine.workbench.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of one thing.
 *
 * @param label what they are of
 * @param bars one, or one for each programme
 */
record Bars(String label, List<Bar> bars) {
    /** So wide that text of a usual size can be read on a phone. */
    static final int WIDTH = 360;

    private static final int LONGEST = 250;
    /** Where bars begin that stand beside their label. */
    private static final int BESIDE = 80;

    private static final int LONGEST_BESIDE = 190;
    private static final int LONGEST_LABEL = 52;

    Bars {
        label = label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) + "…" : label;
    }

    /**
     * A bar of a picture.
     *
     * @param kind {@code old}, {@code new}, {@code won} or {@code lost}
     * @param left of the picture's {@value Bars#WIDTH}
     * @param value in words
     */
    record Bar(String kind, int left, int width, String value) {}

    /** A value of each programme. */
    record Pair(String label, BigDecimal before, BigDecimal after, String beforeText, String afterText) {}

    /** A value that may be below zero. */
    record Signed(String label, BigDecimal value, String text) {}

    /** Side by side, by one scale. */
    static List<Bars> pairs(List<Pair> pairs) {
        BigDecimal most = BigDecimal.ZERO;
        for (Pair pair : pairs) {
            most = most.max(pair.before).max(pair.after);
        }
        List<Bars> all = new ArrayList<>();
        for (Pair pair : pairs) {
            all.add(new Bars(
                    pair.label,
                    List.of(
                            new Bar("old", 0, length(pair.before, most, LONGEST), pair.beforeText),
                            new Bar("new", 0, length(pair.after, most, LONGEST), pair.afterText))));
        }
        return all;
    }

    /** To both sides of where nothing is, by one scale; to one side if none is below it. */
    static List<Bars> signed(List<Signed> values) {
        BigDecimal most = BigDecimal.ZERO;
        boolean bothSides = false;
        for (Signed value : values) {
            most = most.max(value.value.abs());
            bothSides |= value.value.signum() < 0;
        }
        int longest = bothSides ? LONGEST_BESIDE / 2 : LONGEST_BESIDE;
        int nothing = bothSides ? BESIDE + longest : BESIDE;
        List<Bars> all = new ArrayList<>();
        for (Signed value : values) {
            int length = length(value.value.abs(), most, longest);
            Bar bar = value.value.signum() < 0
                    ? new Bar("lost", nothing - length, length, value.text)
                    : new Bar("won", nothing, length, value.text);
            all.add(new Bars(value.label, List.of(bar)));
        }
        return all;
    }

    /** What is more than nothing is seen. */
    private static int length(BigDecimal value, BigDecimal most, int longest) {
        return value.signum() <= 0
                ? 0
                : Math.max(
                        1,
                        value.multiply(BigDecimal.valueOf(longest))
                                .divide(most, 0, RoundingMode.HALF_UP)
                                .intValueExact());
    }
}
