package io.loyaltyengine.examples.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A purchase, or a wish that was granted: what can come back, and what it had cost. */
final class Sale {
    final String id;
    final LocalDate day;
    final boolean purchase;
    final SortedMap<String, Integer> units = new TreeMap<>();
    /** What was due in money, by line, in cents. */
    final Map<String, Long> due = new TreeMap<>();
    /** The part of it that counted toward tiers. */
    final Map<String, Long> spend = new TreeMap<>();
    /** The points that paid, by line. */
    final Map<String, Long> points = new TreeMap<>();
    /** The points that paid, in the order in which they were spent. */
    final List<Taken> taken = new ArrayList<>();

    final List<Grant> grants = new ArrayList<>();
    final List<String> coupons = new ArrayList<>();
    /** What came back with each refund: by its id, units by line. */
    final Map<String, SortedMap<String, Integer>> refunds = new TreeMap<>();

    /** The tier that it raised the customer from. */
    Optional<Ranks.Held> raisedFrom = Optional.empty();

    Sale(String id, LocalDate day, boolean purchase) {
        this.id = id;
        this.day = day;
        this.purchase = purchase;
    }

    /** All units that came back, by line. */
    SortedMap<String, Integer> allBack() {
        SortedMap<String, Integer> all = new TreeMap<>();
        refunds.values().forEach(units -> units.forEach((line, number) -> all.merge(line, number, Integer::sum)));
        return all;
    }

    /** Points of one grant that were spent. */
    record Taken(Grant grant, long points) {}
}
