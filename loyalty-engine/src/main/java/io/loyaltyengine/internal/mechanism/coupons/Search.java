package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.till.Basket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the best among all sets of coupons in which all go together: what is worth most to the customer; of equals that
 * with more gifts, then with fewer coupons used up, then with what comes first by priority and code.
 *
 * <p>Sets are varied, never orders. Those that begin alike are tried together up to there, and one that leaves a coupon without
 * effect is the set without it. Trials are counted, not timed: all sets of ten coupons are tried, and of more if enough of them
 * do not go together.
 */
final class Search {
    /** Turns that are tried at most; all sets of ten coupons need as many. */
    static final int MOST = (1 << 10) - 1;

    private final List<Candidate> standing;
    private final List<Candidate> byPriority;
    private final List<Candidate> some = new ArrayList<>();
    private List<Candidate> best = List.of();
    private Sequence most;
    private int trials;

    private Search(Basket basket, List<Candidate> standing) {
        this.standing = standing;
        this.byPriority = new ArrayList<>(standing);
        this.byPriority.sort(Candidate.BY_PRIORITY);
        this.most = new Sequence(basket);
    }

    /**
     * The best set, as it takes effect on a basket of its own; empty if there are too many.
     *
     * @param standing all of them, in the order of their turns
     */
    static Optional<Sequence> best(Basket basket, List<Candidate> standing) {
        Search search = new Search(basket, standing);
        search.goOn(0, search.most);
        return search.trials > MOST ? Optional.empty() : Optional.of(search.most);
    }

    /** Tries all sets that begin like this one. */
    private void goOn(int place, Sequence before) {
        if (place == standing.size()) {
            compare(before);
            return;
        }
        Candidate candidate = standing.get(place);
        if (goesTogether(candidate) && ++trials <= MOST) {
            Sequence with = before.copy();
            if (with.next(candidate).takesEffect()) {
                some.add(candidate);
                goOn(place + 1, with);
                some.remove(some.size() - 1);
            }
        }
        if (trials <= MOST) {
            goOn(place + 1, before);
        }
    }

    private boolean goesTogether(Candidate candidate) {
        for (int i = 0; i < some.size(); i++) {
            if (candidate.clashes(some.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void compare(Sequence tried) {
        if (tried.isBetterThan(most) || (!most.isBetterThan(tried) && comesFirst())) {
            most = tried;
            best = List.copyOf(some);
        }
    }

    /** Whether the first by priority that is in one of the two sets only is in this one. */
    private boolean comesFirst() {
        for (int i = 0; i < byPriority.size(); i++) {
            boolean isInThis = some.contains(byPriority.get(i));
            if (isInThis != best.contains(byPriority.get(i))) {
                return isInThis;
            }
        }
        return false;
    }
}
