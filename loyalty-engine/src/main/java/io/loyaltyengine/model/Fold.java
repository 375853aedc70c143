package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A customer on the way from one state to the next: the one place where state evolves. {@linkplain Decision#applyTo
 * Decisions} say what changes, one after the other.
 *
 * <p>What counts toward standing is added up as long as decisions speak of the same day, and entered once; an account as
 * long as they speak of it. Not thread-safe; {@link Customer#after} makes one.
 */
public final class Fold {
    private static final BigDecimal NO_SPEND = BigDecimal.ZERO;
    private static final FrozenMap<String, Tally> NO_TALLIES =
            FrozenMap.of(new TreeMap<String, Tally>(), Customer.TALLY);

    private final Customer before;
    private FrozenMap<String, Account> accounts;
    /** The account that decisions speak of, which is entered once; and its name. */
    private @Nullable Ledger ledger;

    private String opened = "";
    private History history;
    private TierStanding tier;
    private FrozenMap<String, SortedMap<String, Tally>> tallies;
    private FrozenMap<String, Booked> booked;
    private List<IssuedCoupon> issued;
    /** The day of what is still to be entered into the history. */
    private @Nullable LocalDate day;

    private BigDecimal spend;
    private long earned;
    private int visits;
    private int purchases;

    Fold(Customer before) {
        this.before = before;
        this.accounts = Check.map("accounts", before.accounts(), Limits.MAX_ENTRIES, Customer.ACCOUNT);
        this.history = before.history();
        this.tier = before.tier();
        this.tallies = Check.map("tallies", before.tallies(), Limits.MAX_ENTRIES, Customer.TALLIES);
        this.booked = Check.map("booked", before.booked(), Limits.MAX_ENTRIES, Customer.BOOKED);
        this.issued = before.issued();
        this.spend = NO_SPEND;
    }

    /** The state as the decisions so far have made it. */
    Customer customer() {
        enterDay();
        close();
        return new Customer(
                before.id(),
                before.currency(),
                before.enrolledOn(),
                before.profile(),
                accounts,
                history,
                tier,
                tallies,
                booked,
                issued);
    }

    /** Puts copies of a coupon into the customer's hands; of too many those that are soonest over are forgotten. */
    public void issue(IssuedCoupon copies) {
        List<IssuedCoupon> more = new ArrayList<>(issued);
        int place = place(copies.issue());
        if (place < 0) {
            more.add(copies);
            more.sort(IssuedCoupon.ORDER);
        } else {
            more.set(place, more.get(place).plus(copies));
        }
        issued = more.size() > Limits.MAX_ENTRIES ? more.subList(1, more.size()) : more;
    }

    /** Takes copies of a coupon away, if they are there. */
    public void withdraw(DecisionId issue, long count) {
        int place = place(issue);
        if (place >= 0) {
            List<IssuedCoupon> fewer = new ArrayList<>(issued);
            IssuedCoupon known = fewer.remove(place);
            known.without(count).ifPresent(left -> fewer.add(place, left));
            issued = fewer;
        }
    }

    private int place(DecisionId issue) {
        for (int i = 0; i < issued.size(); i++) {
            if (issued.get(i).issue().equals(issue)) {
                return i;
            }
        }
        return -1;
    }

    /** Adds to an account what a transaction brought, apart from others as long as the state knows that transaction. */
    public void give(String account, long more, Lifetime lifetime, String transaction) {
        open(account).give(more, lifetime, known(Optional.of(transaction)));
    }

    /** Adds lots to an account, all at once: their order makes no difference. */
    public void give(String account, List<Account.Lot> lots) {
        open(account).give(known(lots));
    }

    private List<Account.Lot> known(List<Account.Lot> lots) {
        return lots.stream()
                .map(lot -> new Account.Lot(lot.points(), lot.lifetime(), known(lot.from())))
                .toList();
    }

    private Optional<String> known(Optional<String> transaction) {
        return transaction.isPresent() && booked.containsKey(transaction.get()) ? transaction : Optional.empty();
    }

    /** Takes lots from an account, which must be there. */
    public void take(String account, List<Account.Lot> lots) {
        take(account, lots, 0);
    }

    /** Takes lots from an account, of whose points so many, the last ones, pay a debt. */
    public void take(String account, List<Account.Lot> lots, long paying) {
        long left = paying;
        for (int i = lots.size() - 1; i >= 0; i--) {
            long part = Math.min(left, lots.get(i).points());
            open(account).take(lots.get(i), part);
            left -= part;
        }
    }

    /** Lets what has one lifetime wait no longer. */
    public void activate(String account, long points, Lifetime lifetime) {
        open(account).activate(points, lifetime);
    }

    /** Lets what has one lifetime be over. */
    public void expire(String account, long points, Lifetime lifetime) {
        open(account).expire(points, lifetime);
    }

    /** Remembers lots that are over, and are not in the account. */
    public void expired(String account, List<Account.Lot> lots) {
        known(lots).forEach(open(account)::expired);
    }

    /** Makes the customer owe an account something, which whatever becomes active there pays first. */
    public void owe(String account, long more) {
        open(account).owe(more);
    }

    /** Forgets some of what is {@linkplain Account#gone gone} of a transaction's points: it has been taken back. */
    public void forgo(String account, String transaction, Optional<Instant> expiresAt, long expired, long repaid) {
        open(account).forgo(known(Optional.of(transaction)), expiresAt, expired, repaid);
    }

    private Ledger open(String account) {
        if (ledger == null || !account.equals(opened)) {
            close();
            Account known = accounts.get(account);
            ledger = new Ledger(known == null ? Account.NONE : known);
            opened = account;
        }
        return ledger;
    }

    private void close() {
        if (ledger != null) {
            Account account = ledger.account();
            accounts = account.isEmpty() ? accounts.without(opened) : accounts.with(opened, account);
            ledger = null;
        }
    }

    /**
     * Knows a transaction from now on, and no longer those whose return window is over.
     *
     * @param day of the transaction
     * @param until the last day of its return window
     */
    public void book(String transaction, LocalDate day, LocalDate until) {
        Set<String> over = over(day);
        if (!over.isEmpty()) {
            forget(over, day);
        }
        if (booked.size() == Limits.MAX_ENTRIES) {
            forget(Set.of(soonestOver()), day);
        }
        booked = booked.with(transaction, Booked.until(until));
    }

    /** The transactions whose return window is over. */
    private Set<String> over(LocalDate day) {
        Set<String> over = Set.of();
        for (int i = 0; i < booked.size(); i++) {
            if (booked.value(i).until().isBefore(day)) {
                over = over.isEmpty() ? new TreeSet<>() : over;
                over.add(booked.key(i));
            }
        }
        return over;
    }

    private String soonestOver() {
        int soonest = 0;
        for (int i = 1; i < booked.size(); i++) {
            soonest = booked.value(i).until().isBefore(booked.value(soonest).until()) ? i : soonest;
        }
        return booked.key(soonest);
    }

    private void forget(Set<String> transactions, LocalDate day) {
        for (String transaction : transactions) {
            booked = booked.without(transaction);
        }
        close();
        for (String account : List.copyOf(accounts.keySet())) {
            open(account).forget(transactions::contains, day);
        }
    }

    /** Remembers what came back of a transaction, and the day if all of it is back with that, if it is known. */
    public void bringBack(
            String transaction, List<SoldLine> lines, List<LineAmount> allowances, Optional<LocalDate> wholeOn) {
        Booked known = booked.get(transaction);
        if (known != null) {
            booked = booked.with(transaction, known.plus(lines, allowances, wholeOn));
        }
    }

    /** Counts more of something on a day. */
    public void tally(String kind, String name, long more, LocalDate on) {
        if (more > 0) {
            Tally known = tallies(kind).get(name);
            put(kind, name, known == null ? Tally.of(more, on) : known.plus(more, on));
        }
    }

    /** Counts more of something on a day, and remembers the day; less than zero takes it back. */
    public void tallyDay(String kind, String name, long more, LocalDate on) {
        Tally known = tallies(kind).get(name);
        if (known == null) {
            if (more > 0) {
                put(kind, name, Tally.ofDay(more, on));
            }
        } else if (more != 0) {
            put(kind, name, known.count() + more > 0 ? known.plusOnDay(more, on) : null);
        }
    }

    /** Remembers that something was had that is had only so often. */
    public void have(Once once, LocalDate on) {
        tally(Once.GRANT, once.name(), 1, on);
        if (once.subject().isPresent()) {
            tally(once.kind(), once.key(), 1, on);
        }
    }

    /** An amount in units of the currency's last decimal, however it is written. */
    public long units(BigDecimal amount) {
        return Amounts.units(amount, before.currency().getDefaultFractionDigits());
    }

    /** Counts less of something; nothing of it is known any more when nothing is left. */
    public void untally(String kind, String name, long fewer) {
        Tally known = tallies(kind).get(name);
        if (known != null) {
            put(kind, name, known.count() > fewer ? known.minus(fewer) : null);
        }
    }

    /** Says until when something lasts that is tallied; nothing where it is not. */
    public void tallyUntil(String kind, String name, Optional<LocalDate> until) {
        Tally known = tallies(kind).get(name);
        if (known != null && !known.until().equals(until)) {
            put(kind, name, known.until(until));
        }
    }

    private FrozenMap<String, Tally> tallies(String kind) {
        SortedMap<String, Tally> known = tallies.get(kind);
        return known == null ? NO_TALLIES : Check.map(kind, known, Limits.MAX_ENTRIES, Customer.TALLY);
    }

    private void put(String kind, String name, @Nullable Tally tally) {
        FrozenMap<String, Tally> known = tallies(kind);
        FrozenMap<String, Tally> changed =
                tally == null ? known.without(name) : bounded(known, name).with(name, tally);
        tallies = changed.isEmpty() ? tallies.without(kind) : tallies.with(kind, changed);
    }

    /** With room for one more: of ten thousand the one that nobody has touched for longest is forgotten. */
    private static FrozenMap<String, Tally> bounded(FrozenMap<String, Tally> tallies, String name) {
        if (tallies.size() < Limits.MAX_ENTRIES || tallies.containsKey(name)) {
            return tallies;
        }
        int oldest = 0;
        for (int i = 1; i < tallies.size(); i++) {
            oldest = tallies.value(i).last().isBefore(tallies.value(oldest).last()) ? i : oldest;
        }
        return tallies.without(tallies.key(oldest));
    }

    /** Counts qualifying spend of a day; less than zero takes it back. */
    public void countSpend(LocalDate on, BigDecimal more) {
        at(on);
        if (more.signum() < 0 && !isEnough(on, spend.add(more), 0)) {
            enterDay();
            history = history.plus(on, new Totals(more, 0, 0, 0));
        } else if (more.signum() != 0) {
            spend = spend.signum() == 0 ? more : spend.add(more);
        }
    }

    /** Counts what an account earned on a day, whatever becomes of it; less than zero takes it back. */
    public void countEarned(String account, LocalDate on, long more) {
        at(on);
        if (Account.isPoints(account)) {
            if (more < 0 && !isEnough(on, BigDecimal.ZERO, Math.addExact(earned, more))) {
                enterDay();
                history = history.plus(
                        on, new Totals(Totals.none(before.currency()).spend(), more, 0, 0));
            } else {
                earned = Math.addExact(earned, more);
            }
        } else {
            tallyDay(Tally.EARNED, account, more, on);
        }
    }

    /** Counts a visit. */
    public void countVisit(LocalDate on) {
        at(on);
        visits++;
    }

    /** Counts a purchase. */
    public void countPurchase(LocalDate on) {
        at(on);
        purchases++;
    }

    /** Counts a purchase no longer; nothing where none is counted. */
    public void uncountPurchase(LocalDate on) {
        enterDay();
        history = history.withoutPurchase(on);
    }

    /** Puts the customer into a tier. */
    public void changeTier(TierStanding to) {
        tier = to;
    }

    private void at(LocalDate on) {
        if (!on.equals(day)) {
            enterDay();
            day = on;
        }
    }

    /**
     * Whether something can be taken off a day without more being asked for than there is. If not, it is entered by itself:
     * what is counted before it and after it comes to the same, in however many steps all is folded in.
     */
    private boolean isEnough(LocalDate on, BigDecimal moreSpend, long moreEarned) {
        Totals known = history.of(on);
        return known != null
                && isEnough(known, moreSpend, moreEarned)
                && isEnough(history.lifetime(), moreSpend, moreEarned);
    }

    private static boolean isEnough(Totals known, BigDecimal moreSpend, long moreEarned) {
        return (moreSpend.signum() >= 0 || known.spend().compareTo(moreSpend.negate()) >= 0)
                && (moreEarned >= 0 || known.points() >= Math.negateExact(moreEarned));
    }

    private void enterDay() {
        if (day != null) {
            BigDecimal scaled =
                    spend.signum() == 0 ? Totals.none(before.currency()).spend() : spend;
            history = history.plus(day, new Totals(scaled, earned, visits, purchases));
            day = null;
            spend = NO_SPEND;
            earned = 0;
            visits = 0;
            purchases = 0;
        }
    }
}
