package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Account.Gone;
import io.loyaltyengine.model.Account.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An account on the way from one state to the next; the {@link Fold} has one open at a time. Its lots are kept in spending
 * order, so that each step finds its place by halving: thousands of lots that fall due at once take no time to speak of.
 */
final class Ledger {
    private final List<Lot> lots;
    /** Copied before it changes, which is seldom. */
    private List<Gone> gone;

    private long balance;
    private long owed;

    Ledger(Account account) {
        // Most often one is to come.
        lots = new ArrayList<>(account.lots().size() + 1);
        for (int i = 0; i < account.lots().size(); i++) {
            lots.add(account.lots().get(i));
        }
        gone = account.gone();
        owed = account.owed();
        balance = account.balance();
    }

    Account account() {
        while (lots.size() > Limits.MAX_ENTRIES) {
            joinTheLast();
        }
        while (gone.size() > Limits.MAX_ENTRIES) {
            changing().remove(0);
        }
        return new Account(List.copyOf(lots), owed, List.copyOf(gone));
    }

    /** An account that is full still takes points: those that live longest are one lot then. */
    private void joinTheLast() {
        Lot last = lots.remove(lots.size() - 1);
        Lot before = lots.remove(lots.size() - 1);
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
        int place = Collections.binarySearch(lots, lot, Account::compare);
        if (place < 0) {
            lots.add(-place - 1, lot);
        } else {
            lots.set(place, new Lot(Math.addExact(lots.get(place).points(), points), lifetime, from));
        }
    }

    /** Takes points of one lot, which must be there. */
    void take(long points, Lifetime lifetime, Optional<String> from) {
        balance -= points;
        remove(points, lifetime, from);
    }

    private void remove(long points, Lifetime lifetime, Optional<String> from) {
        int place = Collections.binarySearch(lots, new Lot(points, lifetime, from), Account::compare);
        long left = place < 0 ? -points : lots.get(place).points() - points;
        if (left < 0) {
            throw new ArithmeticException("The lot is " + -left + " points short of " + points + ".");
        }
        if (left == 0) {
            lots.remove(place);
        } else {
            lots.set(place, new Lot(left, lifetime, from));
        }
    }

    /** Takes points of one lifetime, whatever they came from. */
    private List<Lot> takeAny(long points, Lifetime lifetime) {
        List<Lot> taken = new ArrayList<>(1);
        long open = points;
        int place = Collections.binarySearch(lots, new Lot(1, lifetime), Account::compare);
        int first = place < 0 ? -place - 1 : place;
        while (open > 0 && first < lots.size() && lots.get(first).lifetime().equals(lifetime)) {
            Lot lot = lots.get(first);
            long part = Math.min(open, lot.points());
            taken.add(new Lot(part, lifetime, lot.from()));
            take(part, lifetime, lot.from());
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
        for (int i = 0; owed > 0 && i < lots.size(); ) {
            Lot lot = lots.get(i);
            if (lot.lifetime().isPending()) {
                i++;
                continue;
            }
            long part = Math.min(owed, lot.points());
            owed -= part;
            remove(part, lot.lifetime(), lot.from());
            if (lot.from().isPresent()) {
                note(lot.from(), lot.lifetime().expiresAt(), 0, part);
            }
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
        List<Lot> orphans = lots.stream()
                .filter(lot -> lot.from().filter(transactions).isPresent())
                .toList();
        lots.removeAll(orphans);
        orphans.forEach(lot -> put(lot.points(), lot.lifetime(), Optional.empty()));
        List<Gone> past = gone.stream()
                .filter(some -> some.from().filter(transactions).isPresent())
                .toList();
        changing().removeAll(past);
        past.forEach(some -> note(Optional.empty(), some.expiresAt(), some.expired(), 0));
        changing().removeIf(some -> some.isPast(day));
    }
}
