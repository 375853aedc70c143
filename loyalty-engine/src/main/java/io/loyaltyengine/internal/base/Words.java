package io.loyaltyengine.internal.base;

import java.util.Arrays;
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
            int edits = isBeginning(word, candidate) ? 2 : edits(word, candidate, least);
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

    /**
     * Levenshtein's distance, with a swap of neighbours counted as one edit and case as half of nothing.
     *
     * @param bound what is as far, or farther, is not looked at to its end: there can be very many candidates
     * @return the distance, or {@code bound} or more if it is that much
     */
    private static int edits(String word, String candidate, int bound) {
        if (word.equalsIgnoreCase(candidate)) {
            return 0;
        }
        if (Math.abs(word.length() - candidate.length()) >= bound) {
            return bound;
        }
        int same = Arrays.mismatch(word.toCharArray(), candidate.toCharArray());
        String a = word.substring(same);
        String b = candidate.substring(same);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            // So far from the diagonal there are more letters over than edits allowed.
            int from = Math.max(1, i - bound + 1);
            int to = Math.min(b.length(), i + bound - 1);
            Arrays.fill(row, bound);
            row[0] = i;
            int least = i;
            for (int j = from; j <= to; j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least >= bound) {
                return bound;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
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
