package io.loyaltyengine.internal.mechanism.coupons;

import io.loyaltyengine.internal.mechanism.coupons.Turn.Hurdle;
import io.loyaltyengine.internal.till.Basket;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which coupons take effect, of those that rules accept: some do not go together, and some are better left alone.
 *
 * <p>The best are found among sets, never among orders: each set in which all go together is tried on a basket of its own,
 * and that counts which is worth most to the customer; of equals that with more gifts, then with fewer coupons used up, then
 * with what comes first by priority and code. That is exact for up to {@value #EXACT} coupons that stand. Of more, those are
 * tried first that are worth most by themselves, and each stays that makes the whole worth more. Trials are counted, not timed.
 */
final class Choice {
    /** Of so many coupons all sets are tried. */
    static final int EXACT = 10;

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
    private final List<Candidate> standing;

    /**
     * Prepares a choice.
     *
     * @param standing those that rules accept
     */
    Choice(CouponPolicy policy, Basket basket, List<Candidate> standing) {
        this.policy = policy;
        this.basket = basket;
        this.standing = new ArrayList<>(standing);
        this.standing.sort(Candidate.in(policy.order()));
    }

    /** Those that take effect, in their order; what speaks against the others is added there. */
    List<Candidate> made() {
        if (goTogether()) {
            return standing;
        }
        List<Candidate> chosen =
                switch (policy.winner()) {
                    case BEST -> standing.size() <= EXACT ? best() : greedy(byWorth(), true);
                    case PRIORITY -> greedy(Candidate.BY_PRIORITY, false);
                    case EXCLUSIVE ->
                        greedy(
                                Comparator.<Candidate, Boolean>comparing(candidate ->
                                                !candidate.coupon().stacking().isAlone())
                                        .thenComparing(Candidate.BY_PRIORITY),
                                false);
                    case PRESENTED -> greedy(Comparator.comparingInt(candidate -> candidate.place), false);
                };
        for (Candidate candidate : standing) {
            if (!chosen.contains(candidate)) {
                object(candidate, chosen);
            }
        }
        return chosen;
    }

    /** Whether nothing is to be chosen. */
    private boolean goTogether() {
        return standing.size() < 2 || (policy.winner() != CouponPolicy.Winner.BEST && areFriends(standing));
    }

    private List<Candidate> best() {
        List<Candidate> byPriority = new ArrayList<>(standing);
        byPriority.sort(Candidate.BY_PRIORITY);
        List<Candidate> best = List.of();
        Sequence most = Sequence.tried(basket, best);
        // The first by priority has the highest bit: of equals the first that is found wins.
        for (int set = (1 << byPriority.size()) - 1; set > 0; set--) {
            List<Candidate> some = some(byPriority, set);
            if (areFriends(some)) {
                Sequence tried = Sequence.tried(basket, some);
                if (isBetter(tried, some.size(), most, best.size())) {
                    most = tried;
                    best = some;
                }
            }
        }
        return best;
    }

    private List<Candidate> some(List<Candidate> of, int set) {
        List<Candidate> some = new ArrayList<>(of.size());
        for (int i = 0; i < of.size(); i++) {
            if ((set & (1 << (of.size() - 1 - i))) != 0) {
                some.add(of.get(i));
            }
        }
        some.sort(Candidate.in(policy.order()));
        return some;
    }

    private static boolean areFriends(List<Candidate> some) {
        for (int i = 1; i < some.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (some.get(i).clashes(some.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isBetter(Sequence one, int size, Sequence other, int otherSize) {
        if (one.worth() != other.worth()) {
            return one.worth() > other.worth();
        }
        return one.gifts() == other.gifts() ? size < otherSize : one.gifts() > other.gifts();
    }

    private Comparator<Candidate> byWorth() {
        return Comparator.<Candidate>comparingLong(
                        candidate -> -Sequence.tried(basket, List.of(candidate)).worth())
                .thenComparing(Candidate.BY_PRIORITY);
    }

    /** One after the other, what goes together with those before it and takes effect beside them. */
    private List<Candidate> greedy(Comparator<Candidate> order, boolean onlyIfBetter) {
        List<Candidate> inOrder = new ArrayList<>(standing);
        inOrder.sort(order);
        List<Candidate> chosen = new ArrayList<>();
        Sequence before = Sequence.tried(basket, chosen);
        for (Candidate candidate : inOrder) {
            if (chosen.stream().noneMatch(candidate::clashes)) {
                List<Candidate> more = with(chosen, candidate);
                Sequence tried = Sequence.tried(basket, more);
                boolean stays = onlyIfBetter
                        ? isBetter(tried, more.size(), before, chosen.size())
                        : hurdle(chosen, candidate) == null;
                if (stays) {
                    chosen = more;
                    before = tried;
                }
            }
        }
        return chosen;
    }

    private List<Candidate> with(List<Candidate> chosen, Candidate candidate) {
        List<Candidate> more = new ArrayList<>(chosen);
        more.add(candidate);
        more.sort(Candidate.in(policy.order()));
        return more;
    }

    /** Why one does not take effect beside those that do. */
    private void object(Candidate candidate, List<Candidate> chosen) {
        List<Candidate> rivals = chosen.stream().filter(candidate::clashes).toList();
        if (!rivals.isEmpty()) {
            candidate.objections().add("NOT_COMBINABLE", NOT_COMBINABLE, "", codes(rivals));
            return;
        }
        Hurdle hurdle = hurdle(chosen, candidate);
        if (hurdle == null) {
            candidate.objections().add("NOT_NEEDED", NOT_NEEDED, "", codes(chosen));
        } else {
            candidate.objections().add(hurdle.code(), hurdle.saying(), hurdle.required(), hurdle.actual());
        }
    }

    /** What stands in the way of one among the others; null if nothing does. */
    private @Nullable Hurdle hurdle(List<Candidate> chosen, Candidate candidate) {
        Sequence sequence = new Sequence(basket.copy());
        for (Candidate one : with(chosen, candidate)) {
            Turn turn = sequence.next(one);
            if (one == candidate) {
                return turn.hurdle();
            }
        }
        throw new IllegalStateException("It is one of them.");
    }

    private static String codes(List<Candidate> some) {
        return String.join(
                ", ", some.stream().map(one -> one.claim.code()).sorted().toList());
    }
}
