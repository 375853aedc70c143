package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Turn.Hurdle;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Said;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which coupons take effect, of those that rules accept: some do not go together, and some are better left alone.
 *
 * <p>The best are {@linkplain Search found} among all sets in which all go together. Where these are too many, those are tried
 * first that are worth most by themselves, and each stays that makes the whole worth more, until none does; the trace says so.
 */
final class Choice {
    private static final Saying NOT_COMBINABLE = Saying.of(
            Refused.class,
            "Coupons that do not go together",
            "The coupon {subject} does not go together with {actual}.",
            "Der Gutschein {subject} ist nicht mit {actual} kombinierbar.");

    private static final Saying NOT_NEEDED = Saying.of(
            Refused.class,
            "A coupon that is not needed is not used up",
            "With the coupon {subject} you would pay no less than with {actual} alone.",
            "Mit dem Gutschein {subject} würdest du nicht weniger zahlen als mit {actual} allein.");

    private final CouponPolicy policy;
    private final Basket basket;
    private final Said said;
    private final List<Candidate> standing;

    /**
     * Prepares a choice.
     *
     * @param said takes down how it was made
     * @param standing those that rules accept; more than one
     */
    Choice(CouponPolicy policy, Basket basket, Said said, List<Candidate> standing) {
        this.policy = policy;
        this.basket = basket;
        this.said = said;
        this.standing = new ArrayList<>(standing);
        this.standing.sort(Candidate.in(policy.order()));
    }

    /** Those that take effect, on a basket of their own; what speaks against the others is added there. */
    Sequence made() {
        Sequence sequence =
                switch (policy.winner()) {
                    case BEST -> best();
                    case PRIORITY -> first(Candidate.BY_PRIORITY);
                    case EXCLUSIVE ->
                        first(Comparator.<Candidate, Boolean>comparing(candidate ->
                                        !candidate.coupon().stacking().isAlone())
                                .thenComparing(Candidate.BY_PRIORITY));
                    case PRESENTED -> first(Comparator.comparingInt(candidate -> candidate.place));
                };
        List<Candidate> chosen = sequence.inEffect();
        for (Candidate candidate : standing) {
            if (!candidate.claim.automatic() && !chosen.contains(candidate)) {
                object(candidate, chosen);
            }
        }
        return sequence;
    }

    private Sequence best() {
        Optional<Sequence> best = Search.best(basket, standing);
        return best.isPresent() ? best.get() : oneByOne();
    }

    /** What is worth most by itself comes first, and each stays that makes the whole worth more, as long as it takes effect. */
    private Sequence oneByOne() {
        Map<Candidate, Long> worth = new HashMap<>();
        for (Candidate candidate : standing) {
            worth.put(candidate, Sequence.tried(basket, List.of(candidate)).worth());
        }
        List<Candidate> inOrder = new ArrayList<>(standing);
        inOrder.sort(Comparator.<Candidate>comparingLong(candidate -> -worth.getOrDefault(candidate, 0L))
                .thenComparing(Candidate.BY_PRIORITY));
        int trials = standing.size();
        List<Candidate> chosen = List.of();
        Sequence best = Sequence.tried(basket, chosen);
        Sequence before;
        do {
            // What comes later may leave little enough for a budget, or push out what kept another one out.
            before = best;
            for (Candidate candidate : inOrder) {
                if (!chosen.contains(candidate) && chosen.stream().noneMatch(candidate::clashes)) {
                    Sequence tried = Sequence.tried(basket, with(chosen, candidate));
                    trials++;
                    if (tried.isBetterThan(best)) {
                        chosen = tried.inEffect();
                        best = tried;
                    }
                }
            }
        } while (best != before);
        said.note(
                "Too many coupons for the best of all sets",
                new TreeMap<>(Map.of("coupons", "" + standing.size(), "trials", "" + trials)),
                "tried one by one, what is worth most by itself first");
        return best;
    }

    /** One after the other, what goes together with those before it and lets all of them take effect. */
    private Sequence first(Comparator<Candidate> order) {
        if (areFriends()) {
            Sequence all = Sequence.tried(basket, standing);
            if (all.used() == standing.size()) {
                return all;
            }
        }
        List<Candidate> inOrder = new ArrayList<>(standing);
        inOrder.sort(order);
        List<Candidate> chosen = List.of();
        Sequence sequence = Sequence.tried(basket, chosen);
        int before;
        do {
            // What comes later may leave little enough for a budget, so who came too early is asked again.
            before = chosen.size();
            for (Candidate candidate : inOrder) {
                if (!chosen.contains(candidate) && chosen.stream().noneMatch(candidate::clashes)) {
                    List<Candidate> more = with(chosen, candidate);
                    Sequence tried = Sequence.tried(basket, more);
                    if (tried.used() == more.size()) {
                        chosen = more;
                        sequence = tried;
                    }
                }
            }
        } while (chosen.size() > before);
        return sequence;
    }

    private boolean areFriends() {
        for (int i = 1; i < standing.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (standing.get(i).clashes(standing.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Candidate> with(List<Candidate> chosen, Candidate candidate) {
        List<Candidate> more = new ArrayList<>(chosen);
        more.add(candidate);
        more.sort(Candidate.in(policy.order()));
        return more;
    }

    /** Why one does not take effect beside those that do. */
    private void object(Candidate candidate, List<Candidate> chosen) {
        List<Candidate> rivals = new ArrayList<>(chosen);
        rivals.removeIf(other -> !candidate.clashes(other));
        Sequence sequence = new Sequence(basket.copy());
        for (Candidate one : rivals.isEmpty() ? with(chosen, candidate) : List.<Candidate>of()) {
            Turn turn = sequence.next(one);
            Hurdle hurdle = turn.hurdle();
            if (hurdle != null && one == candidate) {
                candidate.objections().add(hurdle.code(), hurdle.saying(), hurdle.required(), hurdle.actual());
                return;
            } else if (hurdle != null
                    && (policy.winner() != CouponPolicy.Winner.BEST
                            || turn.discount().isMoreThanMoney())) {
                // It would leave too little for one that comes first, or whose gift is worth more than it takes off.
                rivals.add(one);
            }
        }
        if (rivals.isEmpty()) {
            candidate.objections().add("NOT_NEEDED", NOT_NEEDED, "", codes(chosen));
        } else {
            candidate.objections().add("NOT_COMBINABLE", NOT_COMBINABLE, "", codes(rivals));
        }
    }

    private static String codes(List<Candidate> some) {
        return String.join(
                ", ", some.stream().map(one -> one.claim.code()).sorted().toList());
    }
}
