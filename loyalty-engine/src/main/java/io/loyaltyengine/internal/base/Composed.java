package io.loyaltyengine.internal.base;

import java.text.Normalizer;

/**
 * Letters as keyboards write them. An {@code é} can also be an {@code e} with an accent behind it, which some systems make of
 * file names: two texts that look the same, and are two.
 */
public final class Composed {
    /** Below it all is as keyboards write it. */
    private static final char FIRST_MARK = 0x300;

    private Composed() {}

    /** Where the first character ends that is written otherwise; -1 if there is none. */
    public static int otherwise(String text) {
        if (text.chars().noneMatch(Composed::isPerhapsOtherwise) || isComposed(text)) {
            return -1;
        }
        int end = 1;
        while (isComposed(text.substring(0, end))) {
            end++;
        }
        return end;
    }

    /** What a text would be as keyboards write it. */
    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isComposed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /** Dashes, quotation marks and the signs of currencies are not: to normalize anything takes long the first time. */
    private static boolean isPerhapsOtherwise(int c) {
        return c >= FIRST_MARK && !(c >= 0x2010 && c <= 0x20BF);
    }
}
