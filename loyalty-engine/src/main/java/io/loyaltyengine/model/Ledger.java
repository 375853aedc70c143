package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Account.Gone;
import io.loyaltyengine.model.Account.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An account on the way from one state to the next; the {@link Fold} has one open at a time. Its lots are kept in spending
 * order, so that each step finds its place by halving: thousands of lots that fall due at once take no time to speak of.
 */
final class Ledger {
    /** Copied before they change; there is room for more behind them. */
    private Lot[] lots;

    private int size;
    private boolean ours;
    private long pending;
    /** When the first of those becomes active; it may be gone. */
    private @Nullable Instant soonest;

    private boolean soonestGone;
    /** Copied before it changes, which is seldom. */
    private List<Gone> gone;

    private long balance;
    private long owed;

    Ledger(Account account) {
        Lots before = (Lots) account.lots();
        lots = before.shared();
        size = before.size();
        pending = before.pending();
        soonest = before.soonest();
        gone = account.gone();
        owed = account.owed();
        balance = account.balance();
    }

    Account account() {
        while (size > Limits.MAX_ENTRIES) {
            joinTheLast();
        }
        while (gone.size() > Limits.MAX_ENTRIES) {
            changing().remove(0);
        }
        lots = lots.length == size ? lots : Arrays.copyOf(lots, size);
        ours = false;
        Instant first = soonestGone ? Lots.soonest(lots, size) : soonest;
        return new Account(new Lots(lots, Math.addExact(balance, owed), pending, first), owed, List.copyOf(gone));
    }

    private int place(Lot lot) {
        return Arrays.binarySearch(lots, 0, size, lot, Account::compare);
    }

    private void insert(int place, Lot lot) {
        // Most often one is to come.
        Lot[] into = ours && size < lots.length ? lots : new Lot[ours ? size + size / 2 + 1 : size + 1];
        if (into != lots) {
            System.arraycopy(lots, 0, into, 0, place);
        }
        System.arraycopy(lots, place, into, place + 1, size - place);
        into[place] = lot;
        lots = into;
        size++;
        ours = true;
        enter(lot);
    }

    private void set(int place, Lot lot) {
        leave(change()[place]);
        lots[place] = lot;
        enter(lot);
    }

    private Lot remove(int place) {
        Lot removed = change()[place];
        System.arraycopy(lots, place + 1, lots, place, size - place - 1);
        size--;
        leave(removed);
        return removed;
    }

    private Lot[] change() {
        if (!ours) {
            lots = Arrays.copyOf(lots, size);
            ours = true;
        }
        return lots;
    }

    private void enter(Lot lot) {
        if (lot.lifetime().isPending()) {
            pending = Math.addExact(pending, lot.points());
            soonest = Lots.sooner(soonest, lot);
        }
    }

    private void leave(Lot lot) {
        if (lot.lifetime().isPending()) {
            pending -= lot.points();
            soonestGone |= lot.lifetime().activeFrom().isPresent();
        }
    }

    /** An account that is full still takes points: those that live longest are one lot then. */
    private void joinTheLast() {
        Lot last = remove(size - 1);
        Lot before = remove(size - 1);
        put(before.points() + last.points(), last.lifetime(), Optional.empty());
    }

    /** Adds points, which pay first what is owed if they are active. */
    void give(long points, Lifetime lifetime, Optional<String> from) {
        add(points, lifetime, from);
        payBack();
    }

    /** Adds what comes at once: of that, too, what expires first pays first, in whatever order it is told. */
    void give(List<Lot> more) {
        more.forEach(lot -> add(lot.points(), lot.lifetime(), lot.from()));
        payBack();
    }

    private void add(long points, Lifetime lifetime, Optional<String> from) {
        balance = Math.addExact(balance, points);
        if (balance > Limits.MAX_POINTS) {
            throw new ArithmeticException(
                    "The balance would be " + balance + " points; the limit is " + Limits.MAX_POINTS + ".");
        }
        if (points > 0) {
            put(points, lifetime, from);
        }
    }

    private void put(long points, Lifetime lifetime, Optional<String> from) {
        Lot lot = new Lot(points, lifetime, from);
        int place = place(lot);
        if (place < 0) {
            insert(-place - 1, lot);
        } else {
            set(place, new Lot(Math.addExact(lots[place].points(), points), lifetime, from));
        }
    }

    /** Takes points of one lot, which must be there; so many of them pay what would be owed without them. */
    void take(Lot lot, long paying) {
        balance -= lot.points();
        remove(lot.points(), lot.lifetime(), lot.from());
        repaid(lot, paying);
    }

    private void remove(long points, Lifetime lifetime, Optional<String> from) {
        int place = place(new Lot(points, lifetime, from));
        long left = place < 0 ? -points : lots[place].points() - points;
        if (left < 0) {
            throw new ArithmeticException("The lot is " + -left + " points short of " + points + ".");
        }
        if (left == 0) {
            remove(place);
        } else {
            set(place, new Lot(left, lifetime, from));
        }
    }

    /** Takes points of one lifetime, whatever they came from. */
    private List<Lot> takeAny(long points, Lifetime lifetime) {
        List<Lot> taken = new ArrayList<>(1);
        long open = points;
        int place = place(new Lot(1, lifetime));
        int first = place < 0 ? -place - 1 : place;
        while (open > 0 && first < size && lots[first].lifetime().equals(lifetime)) {
            Lot lot = lots[first];
            long part = Math.min(open, lot.points());
            Lot some = new Lot(part, lifetime, lot.from());
            taken.add(some);
            take(some, 0);
            open -= part;
        }
        if (open > 0) {
            throw new ArithmeticException("The lots are " + open + " points short of " + points + ".");
        }
        return taken;
    }

    /** Lets pending points of one lifetime be active. */
    void activate(long points, Lifetime lifetime) {
        for (Lot lot : takeAny(points, lifetime)) {
            give(lot.points(), lifetime.activated(), lot.from());
        }
    }

    /** Lets points of one lifetime be over. */
    void expire(long points, Lifetime lifetime) {
        for (Lot lot : takeAny(points, lifetime)) {
            expired(lot);
        }
    }

    /** Remembers points that are over, and were not in the account. */
    void expired(Lot lot) {
        note(lot.from(), lot.lifetime().expiresAt(), lot.points(), 0);
    }

    private void repaid(Lot lot, long points) {
        if (lot.from().isPresent()) {
            note(lot.from(), lot.lifetime().expiresAt(), 0, points);
        }
    }

    /** Forgets some of what is gone: it has been taken back. */
    void forgo(Optional<String> from, Optional<Instant> expiresAt, long expired, long repaid) {
        note(from, expiresAt, -expired, -repaid);
    }

    /** Owes more; what becomes active next pays it. */
    void owe(long points) {
        balance = Math.subtractExact(balance, points);
        owed = Math.addExact(owed, points);
    }

    /** Lets active lots pay what is owed, in spending order; the balance stays as it is. */
    private void payBack() {
        for (int i = 0; owed > 0 && i < size; ) {
            Lot lot = lots[i];
            if (lot.lifetime().isPending()) {
                i++;
                continue;
            }
            long part = Math.min(owed, lot.points());
            owed -= part;
            remove(part, lot.lifetime(), lot.from());
            repaid(lot, part);
        }
    }

    private List<Gone> changing() {
        if (!(gone instanceof ArrayList)) {
            gone = new ArrayList<>(gone);
        }
        return gone;
    }

    private void note(Optional<String> from, Optional<Instant> expiresAt, long expired, long repaid) {
        if (expired == 0 && repaid == 0) {
            return;
        }
        int place = Collections.binarySearch(gone, new Gone(from, expiresAt, 0, 0), Account::compare);
        Gone known = place < 0 ? new Gone(from, expiresAt, 0, 0) : gone.get(place);
        Gone more =
                new Gone(from, expiresAt, Math.max(0, known.expired() + expired), Math.max(0, known.repaid() + repaid));
        boolean nothing = more.expired() == 0 && more.repaid() == 0;
        if (place < 0 && !nothing) {
            changing().add(-place - 1, more);
        } else if (place >= 0 && nothing) {
            changing().remove(place);
        } else if (place >= 0) {
            changing().set(place, more);
        }
    }

    /**
     * Remembers no longer what came from these transactions; lots of one lifetime are one again, and what is over is known by
     * its end alone.
     *
     * @param day what is too long ago on it is forgotten, too
     */
    void forget(Predicate<String> transactions, LocalDate day) {
        List<Lot> orphans = Arrays.stream(lots, 0, size)
                .filter(lot -> lot.from().filter(transactions).isPresent())
                .toList();
        orphans.forEach(lot -> remove(place(lot)));
        orphans.forEach(lot -> put(lot.points(), lot.lifetime(), Optional.empty()));
        List<Gone> past = gone.stream()
                .filter(some -> some.from().filter(transactions).isPresent())
                .toList();
        changing().removeAll(past);
        past.forEach(some -> note(Optional.empty(), some.expiresAt(), some.expired(), 0));
        changing().removeIf(some -> some.isPast(day));
    }
}
