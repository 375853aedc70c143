package io.loyaltyengine.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The points of one customer: open lots in the order in which they are spent.
 *
 * <p>A lot is all points with the same activation and the same expiry, so that the number of lots is bounded by the
 * number of different dates, however many purchases they came from.
 *
 * @param lots soonest expiring first, never expiring last; among equals the soonest active first
 */
public record Points(List<Lot> lots) {
    /** No points. */
    public static final Points NONE = new Points(List.of());

    private static final Comparator<Optional<Instant>> SOONEST_FIRST =
            Comparator.comparing(moment -> moment.orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<Optional<Instant>> ACTIVE_FIRST =
            Comparator.comparing(moment -> moment.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final Comparator<Lot> SPENDING_ORDER =
            Comparator.comparing(Lot::expiresAt, SOONEST_FIRST).thenComparing(Lot::activeFrom, ACTIVE_FIRST);

    public Points {
        List<Lot> sorted = new ArrayList<>(Check.distinct("lots", lots, Limits.MAX_ENTRIES, Lot::dates));
        sorted.sort(SPENDING_ORDER);
        lots = List.copyOf(sorted);
    }

    /**
     * The sum of all open lots, pending ones too.
     *
     * @throws ArithmeticException when the sum leaves the range of {@code long}
     */
    public long balance() {
        long sum = 0;
        for (Lot lot : lots) {
            sum = Math.addExact(sum, lot.points());
        }
        return sum;
    }

    /** These points and {@code points} more with the given dates. */
    Points plus(long points, Optional<Instant> activeFrom, Optional<Instant> expiresAt) {
        if (points == 0) {
            return this;
        }
        Lot added = new Lot(points, activeFrom, expiresAt);
        List<Lot> merged = new ArrayList<>(lots.size() + 1);
        for (Lot lot : lots) {
            if (lot.dates().equals(added.dates())) {
                added = new Lot(Math.addExact(lot.points(), points), activeFrom, expiresAt);
            } else {
                merged.add(lot);
            }
        }
        merged.add(added);
        return new Points(merged);
    }

    /**
     * These points without {@code points}, taken from the lot with the given dates first and then in spending order.
     *
     * @throws ArithmeticException when there are not that many
     */
    Points minus(long points, Optional<Instant> activeFrom, Optional<Instant> expiresAt) {
        long open = points;
        List<Lot> order = new ArrayList<>(lots);
        List<Object> own = List.of(activeFrom, expiresAt);
        order.sort(Comparator.comparing((Lot lot) -> !lot.dates().equals(own)));
        List<Lot> left = new ArrayList<>(lots.size());
        for (Lot lot : order) {
            long taken = Math.min(open, lot.points());
            open -= taken;
            if (lot.points() > taken) {
                left.add(new Lot(lot.points() - taken, lot.activeFrom(), lot.expiresAt()));
            }
        }
        if (open > 0) {
            throw new ArithmeticException("The balance is " + open + " points short of " + points + ".");
        }
        return new Points(left);
    }

    /**
     * Points with one fate.
     *
     * @param points at least 1
     * @param activeFrom while this moment lies ahead the points are pending; empty once they are active
     * @param expiresAt the first moment at which they are worth nothing; empty if never
     */
    public record Lot(long points, Optional<Instant> activeFrom, Optional<Instant> expiresAt) {
        public Lot {
            if (Check.points("points", points) == 0) {
                throw new InvalidInputException(
                        "points", InvalidInputException.Code.OUT_OF_RANGE, "is `0`; an open lot holds at least 1.");
            }
            Check.optionalMoment("activeFrom", activeFrom);
            Check.optionalMoment("expiresAt", expiresAt);
        }

        List<Object> dates() {
            return List.of(activeFrom, expiresAt);
        }
    }
}
