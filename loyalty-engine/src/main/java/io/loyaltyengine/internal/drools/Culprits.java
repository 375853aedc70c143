package io.loyaltyengine.internal.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds which of many spoil the whole, by halves: one among hundreds takes a dozen trials. */
final class Culprits<T> {
    /** Enough for one among very many, or for several among some; whoever has more mends the first ones first. */
    static final int MAX_TRIALS = 60;

    private final Predicate<List<T>> isGood;
    private final List<T> found = new ArrayList<>();
    private int trials;
    private boolean complete = true;

    private Culprits(Predicate<List<T>> isGood) {
        this.isGood = isGood;
    }

    /**
     * Looks for them among suspects who are no good together.
     *
     * @param isGood tries some of them, which takes its time
     */
    static <T> Culprits<T> among(List<T> suspects, Predicate<List<T>> isGood) {
        Culprits<T> culprits = new Culprits<>(isGood);
        culprits.search(suspects, suspects.size() == 1);
        return culprits;
    }

    /** Those who are no good alone, as far as they were looked for. */
    List<T> found() {
        return found;
    }

    /** Whether all of them were found. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Searches some who are no good.
     *
     * @param tried whether that was seen, or only follows from what their neighbours are
     */
    private void search(List<T> suspects, boolean tried) {
        if (suspects.size() == 1) {
            if (tried || !isGood(suspects)) {
                found.addAll(complete ? suspects : List.of());
            }
            return;
        }
        List<T> left = suspects.subList(0, suspects.size() / 2);
        List<T> right = suspects.subList(suspects.size() / 2, suspects.size());
        boolean fromTheLeft = !isGood(left);
        if (fromTheLeft) {
            search(left, true);
        }
        if (!fromTheLeft || !isGood(right)) {
            search(right, fromTheLeft);
        }
    }

    private boolean isGood(List<T> some) {
        if (trials == MAX_TRIALS) {
            complete = false;
            return true;
        }
        trials++;
        return isGood.test(some);
    }
}
