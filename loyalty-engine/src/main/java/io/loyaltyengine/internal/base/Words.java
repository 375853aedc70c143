package io.loyaltyengine.internal.base;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the word an author may have meant. */
public final class Words {
    /** Characters of what is shown of a text that somebody has written. */
    private static final int SHOWN = 60;
    /** Longer ones are not compared: that would take long. */
    private static final int COMPARED = 100;

    private static final Pattern DASHED = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");

    private Words() {}

    /** {@code Maybe `visits`.} for the nearest of the candidates, or nothing if none is near. */
    public static String maybe(String word, Collection<String> candidates) {
        return nearest(word, candidates).map(near -> "Maybe `" + near + "`.").orElse("");
    }

    /** The candidate with the fewest edits to {@code word}; none if that is more than a third of its length. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.length() > COMPARED) {
            return Optional.empty();
        }
        String best = "";
        int least = Math.max(2, word.length() / 3) + 1;
        for (String candidate : candidates.stream().sorted().toList()) {
            int edits = isBeginning(word, candidate) ? 2 : edits(word, candidate);
            if (edits < least) {
                least = edits;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Whether somebody has left out the end, and not much else fits. */
    private static boolean isBeginning(String word, String candidate) {
        return word.length() > 3
                && word.length() + 2 < candidate.length()
                && candidate.regionMatches(true, 0, word, 0, word.length());
    }

    /** Whether it is lower-case words with dashes between them. */
    public static boolean areDashed(String text) {
        return DASHED.matcher(text).matches();
    }

    /** The lower-case words with dashes between them that somebody may have meant, if there are any. */
    public static Optional<String> dashed(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", ""))
                .filter(words -> areDashed(words) && text.chars().allMatch(c -> c < 0x80));
    }

    /** What somebody has written, short enough for a message. */
    public static String shortened(String text) {
        return cut(text, SHOWN);
    }

    /** Levenshtein's distance, with a swap of neighbours counted as one edit and case as half of nothing. */
    private static int edits(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return 0;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    /** A text of at most so many characters, with a mark where the rest was. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
