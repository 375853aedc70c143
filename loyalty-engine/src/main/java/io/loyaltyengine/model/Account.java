package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a customer has of something that is counted in lots, such as points: open lots, and what is owed.
 *
 * <p>A lot is all that has the same lifetime, so that the number of lots is bounded by the number of different dates,
 * however many purchases they came from. Points are owed when a refund took back more than was there; whatever becomes
 * active pays them first, so nobody has active points and owes some.
 *
 * @param lots soonest expiring first, never expiring last; among equals the soonest active first
 * @param owed zero or more
 */
public record Account(List<Lot> lots, long owed) {
    /** The name of the account of points. */
    public static final String POINTS = "points";

    /** Nothing in it. */
    public static final Account NONE = new Account(List.of(), 0);

    public Account {
        lots = Check.list("lots", lots, Limits.MAX_ENTRIES);
        if (!isInSpendingOrder(lots)) {
            List<Lot> sorted = new ArrayList<>(Check.distinct("lots", lots, Limits.MAX_ENTRIES, Lot::lifetime));
            sorted.sort((one, other) -> inSpendingOrder(one.lifetime(), other.lifetime()));
            lots = List.copyOf(sorted);
        }
        Check.points("owed", owed);
    }

    /** Whether each lot comes after the one before it, which also means that no lifetime is there twice. */
    private static boolean isInSpendingOrder(List<Lot> lots) {
        for (int i = 1; i < lots.size(); i++) {
            if (inSpendingOrder(lots.get(i - 1).lifetime(), lots.get(i).lifetime()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int inSpendingOrder(Lifetime one, Lifetime other) {
        int order = compare(one.expiresAt(), other.expiresAt(), 1);
        if (order == 0) {
            order = compare(one.activeFrom(), other.activeFrom(), -1);
        }
        return order == 0 ? compare(one.awaits(), other.awaits(), -1) : order;
    }

    /** Compares with {@code emptyFirst} less than zero when what is empty comes first. */
    private static <T extends Comparable<? super T>> int compare(Optional<T> one, Optional<T> other, int emptyFirst) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get());
        }
        return one.isPresent() == other.isPresent() ? 0 : one.isEmpty() ? emptyFirst : -emptyFirst;
    }

    /** Whether there is nothing in it, and nothing owed. */
    boolean isEmpty() {
        return lots.isEmpty() && owed == 0;
    }

    /**
     * The sum of all open lots, pending ones too, less what is owed.
     *
     * @throws ArithmeticException when the sum leaves the range of {@code long}
     */
    public long balance() {
        return Math.subtractExact(sum(lot -> true), owed);
    }

    /** What can be spent: the sum of the active lots. */
    public long available() {
        return sum(lot -> !lot.lifetime().isPending());
    }

    /** What cannot be spent yet: the sum of the pending lots. */
    public long pending() {
        return sum(lot -> lot.lifetime().isPending());
    }

    /**
     * What the balance is worth: what the shop owes this customer (its liability).
     *
     * @return at the currency's scale, rounded half-up; less than zero when points are owed
     */
    public BigDecimal liability(Programme programme) {
        return Check.present("programme", programme).worth(balance());
    }

    /**
     * These points and some more.
     *
     * @throws ArithmeticException when the balance would exceed {@link Limits#MAX_POINTS}
     */
    Account plus(long points, Lifetime lifetime) {
        long balance = Math.addExact(balance(), points);
        if (balance > Limits.MAX_POINTS) {
            throw new ArithmeticException(
                    "The balance would be " + balance + " points; the limit is " + Limits.MAX_POINTS + ".");
        }
        return points == 0 ? this : new Account(merged(lots, points, lifetime), owed).paid();
    }

    /** These points without some of one lot. */
    Account minus(long points, Lifetime lifetime) {
        List<Lot> left = new ArrayList<>();
        long open = points;
        for (Lot lot : lots) {
            long taken = lot.lifetime().equals(lifetime) ? Math.min(open, lot.points()) : 0;
            open -= taken;
            if (taken == 0) {
                left.add(lot);
            } else if (lot.points() > taken) {
                left.add(new Lot(lot.points() - taken, lot.lifetime()));
            }
        }
        if (open > 0) {
            throw new ArithmeticException("The lot is " + open + " points short of " + points + ".");
        }
        return new Account(left, owed);
    }

    /** These points with more owed. */
    Account owing(long points) {
        return new Account(lots, Math.addExact(owed, points)).paid();
    }

    /** Lets active lots pay what is owed, in spending order; the balance stays as it is. */
    private Account paid() {
        Account paid = this;
        if (owed == 0) {
            return this;
        }
        for (Lot lot : lots) {
            if (paid.owed > 0 && !lot.lifetime().isPending()) {
                long part = Math.min(paid.owed, lot.points());
                Account less = paid.minus(part, lot.lifetime());
                paid = new Account(less.lots, paid.owed - part);
            }
        }
        return paid;
    }

    private long sum(Predicate<Lot> wanted) {
        long sum = 0;
        for (int i = 0; i < lots.size(); i++) {
            sum = wanted.test(lots.get(i)) ? Math.addExact(sum, lots.get(i).points()) : sum;
        }
        return sum;
    }

    /** These lots with more points of one lifetime, in spending order. */
    private static List<Lot> merged(List<Lot> lots, long points, Lifetime lifetime) {
        int place = 0;
        while (place < lots.size() && inSpendingOrder(lots.get(place).lifetime(), lifetime) < 0) {
            place++;
        }
        boolean known = place < lots.size() && lots.get(place).lifetime().equals(lifetime);
        long together = known ? Math.addExact(lots.get(place).points(), points) : points;
        Lot[] merged = new Lot[lots.size() + (known ? 0 : 1)];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = i == place ? new Lot(together, lifetime) : lots.get(known || i < place ? i : i - 1);
        }
        return List.of(merged);
    }

    /**
     * What has one lifetime.
     *
     * @param points at least 1
     */
    public record Lot(long points, Lifetime lifetime) {
        public Lot {
            Check.atLeastOne("points", points);
            Check.present("lifetime", lifetime);
        }
    }
}
