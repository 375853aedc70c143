package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private Account opened = Account.NONE;

    private @Nullable String openedName;
    private History history;
    private TierStanding tier;
    private FrozenMap<String, SortedMap<String, Tally>> tallies;
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
                tallies);
    }

    /** Adds to an account what has one lifetime. */
    public void give(String account, long more, Lifetime lifetime) {
        open(account);
        opened = opened.plus(more, lifetime);
    }

    /** Adds lots to an account. */
    public void give(String account, List<Account.Lot> lots) {
        for (Account.Lot lot : lots) {
            give(account, lot.points(), lot.lifetime());
        }
    }

    /** Takes from an account what has one lifetime, and must be there. */
    public void take(String account, long fewer, Lifetime lifetime) {
        open(account);
        opened = opened.minus(fewer, lifetime);
    }

    /** Takes lots from an account, which must be there. */
    public void take(String account, List<Account.Lot> lots) {
        for (Account.Lot lot : lots) {
            take(account, lot.points(), lot.lifetime());
        }
    }

    /** Makes the customer owe an account something, which whatever becomes active there pays first. */
    public void owe(String account, long more) {
        open(account);
        opened = opened.owing(more);
    }

    private void open(String account) {
        if (!account.equals(openedName)) {
            close();
            Account known = accounts.get(account);
            opened = known == null ? Account.NONE : known;
            openedName = account;
        }
    }

    private void close() {
        if (openedName != null) {
            accounts = opened.isEmpty() ? accounts.without(openedName) : accounts.with(openedName, opened);
            openedName = null;
        }
    }

    /** Counts more of something on a day. */
    public void tally(String kind, String name, long more, LocalDate on) {
        if (more > 0) {
            Tally known = tallies(kind).get(name);
            put(kind, name, known == null ? Tally.of(more, on) : known.plus(more, on));
        }
    }

    /** Counts more of something on a day, and remembers the day. */
    public void tallyDay(String kind, String name, long more, LocalDate on) {
        if (more > 0) {
            Tally known = tallies(kind).get(name);
            put(kind, name, known == null ? Tally.ofDay(more, on) : known.plusOnDay(more, on));
        }
    }

    /** Counts less of something; nothing of it is known any more when nothing is left. */
    public void untally(String kind, String name, long fewer) {
        Tally known = tallies(kind).get(name);
        if (known != null) {
            put(kind, name, known.count() > fewer ? known.minus(fewer) : null);
        }
    }

    private FrozenMap<String, Tally> tallies(String kind) {
        SortedMap<String, Tally> known = tallies.get(kind);
        return known == null ? NO_TALLIES : Check.map(kind, known, Limits.MAX_ENTRIES, Customer.TALLY);
    }

    private void put(String kind, String name, @Nullable Tally tally) {
        FrozenMap<String, Tally> known = tallies(kind);
        FrozenMap<String, Tally> changed = tally == null ? known.without(name) : known.with(name, tally);
        tallies = changed.isEmpty() ? tallies.without(kind) : tallies.with(kind, changed);
    }

    /** Counts qualifying spend of a day; less than zero takes it back. */
    public void countSpend(LocalDate on, BigDecimal more) {
        at(on);
        if (more.signum() != 0) {
            spend = spend.signum() == 0 ? more : spend.add(more);
        }
    }

    /** Counts points earned on a day, whatever becomes of them; less than zero takes them back. */
    public void countEarned(LocalDate on, long more) {
        at(on);
        earned = Math.addExact(earned, more);
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
