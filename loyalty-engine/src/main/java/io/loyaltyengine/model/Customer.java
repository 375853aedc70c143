package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.FrozenMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The state of one member, as the host stores it.
 *
 * <p>It changes in one way only: {@link #after} folds decisions into it. Its size grows with open lots, with the names of
 * what is tallied, with the days of the last {@value Limits#HISTORY_MONTHS} months on which something happened, and with the
 * transactions of the {@linkplain Returns return window}, not with those before.
 *
 * <p>Equal states are written as equal JSON, and equal inputs give equal decisions, ids and {@link RuleSetId} hashes, on
 * every machine and Java. {@link #hashCode} is for this run of this JVM alone, as that of any record or enum: never store
 * it, nor what is sorted or spread by it.
 *
 * @param id the host's own, and part of the ids of decisions
 * @param currency of every amount in the state; must be the programme's
 * @param enrolledOn first day of membership; membership years are counted from it
 * @param accounts what is counted in lots, by name; points are in {@value Account#POINTS}
 * @param tallies what is counted by kind and name, such as the coupons used and the badges
 * @param booked the transactions of the return window, by id
 * @param issued the coupons that were issued to the customer and are open, soonest over first
 */
public record Customer(
        String id,
        Currency currency,
        LocalDate enrolledOn,
        Profile profile,
        SortedMap<String, Account> accounts,
        History history,
        TierStanding tier,
        SortedMap<String, SortedMap<String, Tally>> tallies,
        SortedMap<String, Booked> booked,
        List<IssuedCoupon> issued) {
    static final FrozenMap.Checked<Account> ACCOUNT = Check::present;
    static final FrozenMap.Checked<Tally> TALLY = Check::present;
    static final FrozenMap.Checked<SortedMap<String, Tally>> TALLIES =
            (path, tallies) -> Check.map(path, tallies, Limits.MAX_ENTRIES, TALLY);
    static final FrozenMap.Checked<Booked> BOOKED = Check::present;

    public Customer {
        Check.name("id", id);
        Check.currency("currency", currency);
        Check.day("enrolledOn", enrolledOn);
        Check.present("profile", profile);
        accounts = filled(Check.map("accounts", accounts, Limits.MAX_ENTRIES, ACCOUNT), Account::isEmpty);
        history = Check.present("history", history).at(currency);
        Check.present("tier", tier);
        tallies = filled(Check.map("tallies", tallies, Limits.MAX_ENTRIES, TALLIES), byName -> byName.isEmpty());
        booked = Check.map("booked", booked, Limits.MAX_ENTRIES, BOOKED);
        issued = inOrder(Check.distinct("issued", issued, Limits.MAX_ENTRIES, IssuedCoupon::issue));
    }

    private static List<IssuedCoupon> inOrder(List<IssuedCoupon> issued) {
        return issued.size() < 2
                ? issued
                : issued.stream().sorted(IssuedCoupon.ORDER).toList();
    }

    /** Without what is empty, so that equal customers are equal. */
    private static <V> FrozenMap<String, V> filled(FrozenMap<String, V> map, Predicate<V> isEmpty) {
        FrozenMap<String, V> filled = map;
        for (int i = map.size() - 1; i >= 0; i--) {
            filled = isEmpty.test(map.value(i)) ? filled.without(map.key(i)) : filled;
        }
        return filled;
    }

    /**
     * A new member: no points, no tier, no history.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static Customer enrolled(String id, String currency, LocalDate enrolledOn) {
        return enrolled(id, Check.currency("currency", currency), enrolledOn);
    }

    /** A new member of a programme, in its currency: no points, no tier, no history. */
    public static Customer enrolled(String id, Programme programme, LocalDate enrolledOn) {
        return enrolled(id, Check.present("programme", programme).currency(), enrolledOn);
    }

    private static Customer enrolled(String id, Currency checked, LocalDate enrolledOn) {
        return new Customer(
                id,
                checked,
                enrolledOn,
                Profile.EMPTY,
                new TreeMap<>(),
                History.none(checked),
                TierStanding.NONE,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    /** The same customer with what the host knows about the person. */
    public Customer with(Profile other) {
        return new Customer(id, currency, enrolledOn, other, accounts, history, tier, tallies, booked, issued);
    }

    /** The account of points, in which most programmes count. */
    public Account points() {
        return account(Account.POINTS);
    }

    /** What is in an account; nothing if there never was. */
    public Account account(String name) {
        Account known = accounts.get(Check.present("name", name));
        return known == null ? Account.NONE : known;
    }

    /** How much an account earned ever, whether or not it is still there. */
    public long earned(String account) {
        return Account.isPoints(account)
                ? history.lifetime().points()
                : tally(Tally.EARNED, account).map(Tally::count).orElse(0L);
    }

    /** How much an account earned on the days after {@code start} up to and with {@code end}. */
    public long earned(String account, LocalDate start, LocalDate end) {
        Check.present("start", start);
        Check.present("end", end);
        return Account.isPoints(account)
                ? history.between(start, end, currency).points()
                : tally(Tally.EARNED, account)
                        .map(tally -> tally.between(start, end))
                        .orElse(0L);
    }

    /**
     * What all balances are worth, and what was taken for the coupons that are open: what the shop owes this customer (its
     * liability).
     *
     * @return at the currency's scale, each account rounded half-up; less than zero when more is owed than there is
     * @throws InvalidInputException when the programme has no such account
     */
    public BigDecimal liability(Programme programme) {
        BigDecimal sum = Check.present("programme", programme).worth(0, Account.POINTS);
        for (Map.Entry<String, Account> account : accounts.entrySet()) {
            sum = sum.add(programme.worth(account.getValue().balance(), account.getKey()));
        }
        for (IssuedCoupon copies : issued) {
            sum = sum.add(programme.worth(copies.points(), copies.account()));
        }
        return sum;
    }

    /** Who recommended the shop to this customer, as the host knows it or by the coupon that was used. */
    public Optional<String> referrer() {
        SortedMap<String, Tally> known = tallies(Tally.REFERRER);
        return profile.referredBy().isPresent() || known.isEmpty()
                ? profile.referredBy()
                : Optional.of(known.firstKey());
    }

    /** How often something happened, if it ever did. */
    public Optional<Tally> tally(String kind, String name) {
        return Optional.ofNullable(tallies(kind).get(Check.present("name", name)));
    }

    /** All that is tallied of one kind, by name. */
    public SortedMap<String, Tally> tallies(String kind) {
        SortedMap<String, Tally> known = tallies.get(Check.present("kind", kind));
        return known == null ? Collections.emptySortedMap() : known;
    }

    /**
     * The state after these decisions, taken one by one: the only way a state changes.
     *
     * @throws ArithmeticException when a balance would leave the range of {@code long}
     */
    public Customer after(List<? extends Decision> decisions) {
        Fold fold = new Fold(this);
        Check.present("decisions", decisions);
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            if (decision == null) {
                throw new InvalidInputException(
                        "decisions[" + i + "]", InvalidInputException.Code.MISSING, "is missing.");
            }
            decision.applyTo(fold);
        }
        return fold.customer();
    }
}
