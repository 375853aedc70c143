package io.loyaltyengine.internal.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is too far to be the nearest is not looked at to its end, and the nearest is the same as if it were. */
class WordsLaws {
    @Property(tries = 5_000)
    void theNearestIsTheFirstOfThoseWithTheFewestEdits(
            @ForAll("words") String word, @ForAll("lists") List<String> candidates) {
        int bound = Math.max(2, word.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates.stream().sorted().toList()) {
            boolean beginning = word.length() > 3
                    && word.length() + 2 < candidate.length()
                    && candidate.regionMatches(true, 0, word, 0, word.length());
            int edits = beginning ? 2 : edits(word, candidate);
            if (edits < bound) {
                bound = edits;
                nearest = Optional.of(candidate);
            }
        }
        assertThat(Words.nearest(word, candidates)).isEqualTo(nearest);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars('a', 'b', 'B', '-')
                .ofMinLength(1)
                .ofMaxLength(24);
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return words().list().ofMaxSize(20);
    }

    /** All edits, in full. */
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
}
