package io.loyaltyengine.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A trial is a compilation, which takes seconds: what is counted is trials, and how many rules are in them. */
class CulpritsTest {
    private final List<Integer> trials = new ArrayList<>();

    @Test
    void oneAmongVeryManyTakesAFewTrials() {
        for (int culprit : List.of(0, 1, 149, 150, 298, 299)) {
            trials.clear();
            assertThat(found(300, Set.of(culprit))).containsExactly(culprit);
            assertThat(trials).hasSizeLessThan(20);
            assertThat(trials.stream().mapToInt(size -> size).sum()).isLessThanOrEqualTo(2 * 300);
        }
        assertThat(found(10_000, Set.of(7_777))).containsExactly(7_777);
    }

    @Test
    void severalAreAllFound() {
        assertThat(found(300, Set.of(0, 150, 299))).containsExactly(0, 150, 299);
        assertThat(found(10, Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).hasSize(10);
        assertThat(found(1, Set.of(0))).containsExactly(0);
    }

    @Test
    void ofVeryManyTheFirstAreFound() {
        Culprits<Integer> culprits = among(300, some -> false);
        assertThat(trials).hasSize(Culprits.MAX_TRIALS);
        assertThat(culprits.isComplete()).isFalse();
        assertThat(culprits.found()).hasSizeGreaterThan(10).startsWith(0, 1, 2);
    }

    @Test
    void nobodyIsBlamedForWhatManyDoTogether() {
        Culprits<Integer> culprits = among(300, some -> some.size() < 300);
        assertThat(culprits.found()).isEmpty();
        assertThat(culprits.isComplete()).isTrue();
        assertThat(among(300, some -> some.size() < 2).found()).isEmpty();
    }

    private List<Integer> found(int suspects, Set<Integer> guilty) {
        Culprits<Integer> culprits = among(suspects, some -> Collections.disjoint(some, guilty));
        assertThat(culprits.isComplete()).isTrue();
        return culprits.found();
    }

    private Culprits<Integer> among(int suspects, Predicate<List<Integer>> isGood) {
        return Culprits.among(IntStream.range(0, suspects).boxed().toList(), some -> {
            trials.add(some.size());
            return isGood.test(some);
        });
    }
}
