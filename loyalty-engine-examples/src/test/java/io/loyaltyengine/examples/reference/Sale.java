package io.loyaltyengine.examples.reference;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
    /** The coupons that took effect, with what they took off each line, in cents. */
    final SortedMap<String, SortedMap<String, Long>> coupons = new TreeMap<>();

    /** What had been issued that they used up. */
    final Map<String, Wallet.Copy> copies = new TreeMap<>();

    final Set<String> products = new HashSet<>();
    final SortedSet<String> categories = new TreeSet<>();
    /** What came back with each refund: by its id, by line. */
    final Map<String, SortedMap<String, Part>> refunds = new TreeMap<>();

    /** The tier that it raised the customer from. */
    Optional<Ranks.Held> raisedFrom = Optional.empty();

    /** The same where terms say how tiers begin and end. */
    Optional<Policies.Standing> raised = Optional.empty();
    /** The last day of the 30 days of membership that it brought. */
    Optional<LocalDate> member = Optional.empty();

    Sale(String id, LocalDate day, boolean purchase) {
        this.id = id;
        this.day = day;
        this.purchase = purchase;
    }

    /** All that came back, by line. */
    SortedMap<String, Part> allBack() {
        SortedMap<String, Part> all = new TreeMap<>();
        refunds.values().forEach(parts -> parts.forEach((line, part) -> all.merge(line, part, Part::plus)));
        return all;
    }

    /** What these parts of a line take of something that falls on it: all with the last unit or the last cent. */
    long taken(long whole, String line, Part back) {
        BigInteger all = BigInteger.valueOf(units.getOrDefault(line, 1));
        BigInteger cents = BigInteger.valueOf(Math.max(1, due.getOrDefault(line, 0L)));
        BigInteger some = BigInteger.valueOf(back.units)
                .multiply(cents)
                .add(BigInteger.valueOf(back.cents).multiply(all));
        BigInteger everything = all.multiply(cents);
        return some.compareTo(everything) >= 0
                ? whole
                : BigInteger.valueOf(whole).multiply(some).divide(everything).longValueExact();
    }

    /** Whether all of a line is back. */
    private boolean isBack(String line, Part back) {
        long paid = due.getOrDefault(line, 0L);
        boolean isPaidBack = back.cents > 0 && taken(paid, line, back) == paid;
        return isPaidBack || back.units >= units.getOrDefault(line, 1);
    }

    /** Whether all of everything is back. */
    boolean isBack(Map<String, Part> back) {
        return units.keySet().stream().allMatch(line -> isBack(line, back.getOrDefault(line, Part.NONE)));
    }

    /**
     * A part of a line.
     *
     * @param units that came back
     * @param cents given back for what stays
     */
    record Part(int units, long cents) {
        static final Part NONE = new Part(0, 0);

        Part plus(Part more) {
            return new Part(units + more.units, cents + more.cents);
        }
    }

    /** Points of one grant that were spent. */
    record Taken(Grant grant, long points) {}
}
