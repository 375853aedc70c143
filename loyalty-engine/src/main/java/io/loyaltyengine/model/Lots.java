package io.loyaltyengine.model;

import io.loyaltyengine.model.Account.Lot;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Lots in their order, each once, with what would else be summed up whenever somebody asks. Nobody can change it, so that it
 * need be neither copied nor looked through when it goes from one state into the next.
 */
final class Lots extends AbstractList<Lot> implements RandomAccess {
    /** A sum beyond all numbers. */
    private static final long TOO_MUCH = -1;

    private final Lot[] lots;
    private final long sum;
    private final long pending;
    private final @Nullable Instant soonest;

    /**
     * Holds lots.
     *
     * @param lots in their order; must not change any more
     * @param sum of all of them
     * @param pending the sum of those that cannot be spent yet
     * @param soonest when the first of those can be; null if none knows
     */
    Lots(Lot[] lots, long sum, long pending, @Nullable Instant soonest) {
        this.lots = lots;
        this.sum = sum;
        this.pending = pending;
        this.soonest = soonest;
    }

    /** These lots, which the caller has put in order. */
    static Lots of(List<Lot> ordered) {
        Lot[] lots = ordered.toArray(new Lot[0]);
        return new Lots(lots, sum(lots, false), sum(lots, true), soonest(lots, lots.length));
    }

    private static long sum(Lot[] lots, boolean pendingAlone) {
        long sum = 0;
        for (Lot lot : lots) {
            if (!pendingAlone || lot.lifetime().isPending()) {
                sum += lot.points();
                if (sum < 0) {
                    return TOO_MUCH;
                }
            }
        }
        return sum;
    }

    /** When the first of some lots becomes active; null if none of them knows. */
    static @Nullable Instant soonest(Lot[] lots, int size) {
        Instant soonest = null;
        for (int i = 0; i < size; i++) {
            soonest = sooner(soonest, lots[i]);
        }
        return soonest;
    }

    /** The sooner of a moment and the one at which a lot becomes active. */
    static @Nullable Instant sooner(@Nullable Instant moment, Lot lot) {
        Instant active = lot.lifetime().activeFrom().orElse(null);
        return moment == null || (active != null && active.isBefore(moment)) ? active : moment;
    }

    /** The lots as an array, which must not be changed. */
    Lot[] shared() {
        return lots;
    }

    /**
     * The sum of all lots.
     *
     * @throws ArithmeticException when it leaves the range of {@code long}
     */
    long sum() {
        return known(sum);
    }

    /** The sum of those that cannot be spent yet. */
    long pending() {
        return known(pending);
    }

    private static long known(long sum) {
        if (sum == TOO_MUCH) {
            throw new ArithmeticException("long overflow");
        }
        return sum;
    }

    /** When the first of those can be spent; null if none knows. */
    @Nullable
    Instant soonest() {
        return soonest;
    }

    @Override
    public Lot get(int place) {
        return lots[place];
    }

    @Override
    public int size() {
        return lots.length;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(lots, lots.length, Object[].class);
    }
}
