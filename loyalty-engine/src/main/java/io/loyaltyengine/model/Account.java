package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a customer has of something that is counted in lots, such as points: open lots, and what is owed.
 *
 * <p>A lot is all that has the same lifetime, and while a transaction can still be {@linkplain Returns taken back}, that
 * came from the same one. So the number of lots is bounded by the number of different dates and of the transactions of the
 * return window, however many there were before. Points are owed when a refund took back more than was there; whatever
 * becomes active pays them first.
 *
 * @param lots soonest expiring first, never expiring last; among equals the soonest active first, then by what they await
 *     and by the id of the transaction they came from, those of none first
 * @param owed zero or more
 * @param gone what is neither there nor spent, for as long as a refund may ask
 */
public record Account(List<Lot> lots, long owed, List<Gone> gone) {
    /** The name of the account of points. */
    public static final String POINTS = "points";

    /** Nothing in it. */
    public static final Account NONE = new Account(List.of(), 0);

    public Account {
        lots = lots instanceof Lots ? lots : Lots.of(inOrder("lots", lots, Account::compare, Lot::kind));
        gone = inOrder("gone", gone, Account::compare, Gone::kind);
        Check.points("owed", owed);
    }

    /** Lots, and what is owed. */
    public Account(List<Lot> lots, long owed) {
        this(lots, owed, List.of());
    }

    /** The same elements, each after the one before it, which also means that none is there twice. */
    private static <T> List<T> inOrder(String field, List<T> elements, Comparator<T> order, Function<T, Object> key) {
        List<T> checked = Check.list(field, elements, Limits.MAX_ENTRIES);
        for (int i = 1; i < checked.size(); i++) {
            if (order.compare(checked.get(i - 1), checked.get(i)) >= 0) {
                List<T> sorted = new ArrayList<>(Check.distinct(field, checked, Limits.MAX_ENTRIES, key));
                sorted.sort(order);
                return List.copyOf(sorted);
            }
        }
        return checked;
    }

    static int compare(Lot one, Lot other) {
        int order = inSpendingOrder(one.lifetime(), other.lifetime());
        return order == 0 ? compare(one.from(), other.from(), -1) : order;
    }

    static int compare(Gone one, Gone other) {
        int order = compare(one.from(), other.from(), -1);
        return order == 0 ? compare(one.expiresAt(), other.expiresAt(), 1) : order;
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

    /** Whether it is the name of the account of points. */
    public static boolean isPoints(String account) {
        return Check.present("account", account).equals(POINTS);
    }

    /** Whether there is nothing in it, and nothing owed, and nothing of it to be remembered. */
    boolean isEmpty() {
        return lots.isEmpty() && owed == 0 && gone.isEmpty();
    }

    /**
     * The sum of all open lots, pending ones too, less what is owed.
     *
     * @throws ArithmeticException when the sum leaves the range of {@code long}
     */
    public long balance() {
        return Math.subtractExact(inOrder().sum(), owed);
    }

    /** Only the constructor makes accounts. */
    private Lots inOrder() {
        return (Lots) lots;
    }

    /** What can be spent: the sum of the active lots. */
    public long available() {
        return inOrder().sum() - pending();
    }

    /** What cannot be spent yet: the sum of the pending lots. */
    public long pending() {
        return inOrder().pending();
    }

    /** Whether some of it becomes active, or is over, at or before a moment. */
    public boolean isDue(Instant moment) {
        Check.present("moment", moment);
        Instant soonest = inOrder().soonest();
        return (soonest != null && !moment.isBefore(soonest))
                || (!lots.isEmpty() && lots.get(0).lifetime().isOver(moment));
    }

    /** The same at a later moment, if nothing but time has gone by: some lots have become active, some are over. */
    public Account asOf(Instant moment) {
        Check.present("moment", moment);
        Ledger later = new Ledger(this);
        for (Lot lot : lots) {
            if (lot.lifetime()
                    .activeFrom()
                    .filter(from -> !moment.isBefore(from))
                    .isPresent()) {
                later.activate(lot.points(), lot.lifetime());
            }
        }
        Account active = later.account();
        return new Account(
                active.lots().stream()
                        .filter(lot -> !lot.lifetime().isOver(moment))
                        .toList(),
                active.owed(),
                active.gone());
    }

    /**
     * What is gone of the points from there that were to expire then; nothing if it is to be remembered no more.
     *
     * @param day on which somebody asks
     */
    public Gone gone(Optional<String> from, Optional<Instant> expiresAt, LocalDate day) {
        Check.present("day", day);
        for (Gone some : gone) {
            if (some.from().equals(from) && some.expiresAt().equals(expiresAt) && !some.isPast(day)) {
                return some;
            }
        }
        return new Gone(from, expiresAt, 0, 0);
    }

    /**
     * What has one lifetime.
     *
     * @param points at least 1
     * @param from the id of the transaction that brought them; empty once it cannot be taken back any more
     */
    public record Lot(long points, Lifetime lifetime, Optional<String> from) {
        public Lot {
            Check.atLeastOne("points", points);
            Check.present("lifetime", lifetime);
            Check.optionalName("from", from);
        }

        /** Points of no transaction that can be taken back. */
        public Lot(long points, Lifetime lifetime) {
            this(points, lifetime, Optional.empty());
        }

        /** What no other lot of the same account has. */
        public Object kind() {
            return from.isPresent() ? List.of(lifetime, from.get()) : lifetime;
        }
    }

    /**
     * Points that were not spent and yet are not there any more.
     *
     * @param from the id of the transaction that brought them; empty once it cannot be taken back any more
     * @param expiresAt when they were to expire
     * @param expired how many of them are over; remembered for {@value Limits#HISTORY_MONTHS} months
     * @param repaid how many of them paid what was owed
     */
    public record Gone(Optional<String> from, Optional<Instant> expiresAt, long expired, long repaid) {
        public Gone {
            Check.optionalName("from", from);
            Check.optionalMoment("expiresAt", expiresAt);
            Check.points("expired", expired);
            Check.points("repaid", repaid);
        }

        private Object kind() {
            return List.of(from, expiresAt);
        }

        /** Whether it is too long ago, by the day in UTC. */
        boolean isPast(LocalDate day) {
            Instant since = day.minusMonths(Limits.HISTORY_MONTHS)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return from.isEmpty() && expiresAt.filter(since::isAfter).isPresent();
        }
    }
}
