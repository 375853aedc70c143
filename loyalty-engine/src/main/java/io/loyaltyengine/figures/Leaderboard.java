package io.loyaltyengine.figures;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customers by score, the highest first. Equal scores have one rank and stand in the order of their ids; {@code 5} and
 * {@code 5.00} are equal.
 *
 * <p>Immutable and thread-safe.
 */
public final class Leaderboard {
    private static final Comparator<Map.Entry<String, BigDecimal>> HIGHEST_FIRST =
            Map.Entry.comparingByValue(Comparator.reverseOrder());

    private final List<Place> places;
    private final Map<String, Place> byCustomer = new HashMap<>();

    private Leaderboard(List<Place> places) {
        this.places = List.copyOf(places);
        places.forEach(place -> byCustomer.put(place.customer(), place));
    }

    /**
     * Ranks amounts, such as spend.
     *
     * @param scores by the customer's id; a score may be less than zero
     */
    public static Leaderboard ofAmounts(Map<String, BigDecimal> scores, TieRule ties) {
        return ranked(Check.map("scores", scores, Integer.MAX_VALUE, Check::plain), ties);
    }

    /**
     * Ranks whole numbers, such as points or visits.
     *
     * @param scores by the customer's id; a score may be less than zero
     */
    public static Leaderboard ofCounts(Map<String, Long> scores, TieRule ties) {
        SortedMap<String, Long> counts = Check.map("scores", scores, Integer.MAX_VALUE, Check::present);
        SortedMap<String, BigDecimal> exact = new TreeMap<>();
        counts.forEach((customer, score) -> exact.put(customer, BigDecimal.valueOf(score)));
        return ranked(exact, ties);
    }

    /** Sorting leaves equal ones as they are, which is by id. */
    private static Leaderboard ranked(SortedMap<String, BigDecimal> byId, TieRule ties) {
        Check.present("ties", ties);
        List<Map.Entry<String, BigDecimal>> sorted = new ArrayList<>(byId.entrySet());
        sorted.sort(HIGHEST_FIRST);
        List<Place> places = new ArrayList<>();
        int rank = 0;
        Optional<BigDecimal> gap = Optional.empty();
        for (int i = 0; i < sorted.size(); i++) {
            BigDecimal score = sorted.get(i).getValue();
            BigDecimal before = i == 0 ? score : sorted.get(i - 1).getValue();
            if (i == 0 || score.compareTo(before) < 0) {
                rank = ties.next(rank, i);
                gap = i == 0 ? gap : Optional.of(before.subtract(score));
            }
            places.add(new Place(rank, sorted.get(i).getKey(), score, gap));
        }
        return new Leaderboard(places);
    }

    /** All of them. */
    public List<Place> places() {
        return places;
    }

    /**
     * Those whose rank is no more than {@code ranks}. No tie is cut apart, so there may be more of them than ranks.
     *
     * @param ranks at least 1
     */
    public List<Place> top(int ranks) {
        Check.count("ranks", ranks, 1, Integer.MAX_VALUE);
        int end = 0;
        while (end < places.size() && places.get(end).rank() <= ranks) {
            end++;
        }
        return places.subList(0, end);
    }

    /** Where one customer stands; nothing if the customer has no score. */
    public Optional<Place> place(String customer) {
        return Optional.ofNullable(byCustomer.get(Check.name("customer", customer)));
    }

    /**
     * Where a customer stands.
     *
     * @param rank from 1
     * @param customer the id
     * @param gap what is missing to be level with the next better score; empty on the first rank
     */
    public record Place(int rank, String customer, BigDecimal score, Optional<BigDecimal> gap) {
        public Place {
            Check.count("rank", rank, 1, Integer.MAX_VALUE);
            Check.name("customer", customer);
            score = Check.exact("score", score);
            gap = Check.present("gap", gap).map(amount -> Check.exact("gap", amount));
        }
    }
}
