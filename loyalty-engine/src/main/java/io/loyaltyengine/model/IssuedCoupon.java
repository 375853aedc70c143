package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Copies of a coupon that were issued to the customer together and are still open: neither used nor over nor withdrawn.
 *
 * @param issue the id of the decision that issued them
 * @param code of the coupon; the shop's catalogue says what it gives
 * @param on the one product that the copies are narrowed to, if they are
 * @param count how many are open, at least 1
 * @param day on which they were issued, in the programme's zone
 * @param lifetime when they can be presented
 * @param keptOnRefund whether they stay when the goods come back that they were issued for
 * @param account what filled the card, if anything did
 * @param lots what was taken for all that are open, in the order it was spent; the same number for each
 */
public record IssuedCoupon(
        DecisionId issue,
        String code,
        Optional<String> on,
        long count,
        LocalDate day,
        Lifetime lifetime,
        boolean keptOnRefund,
        String account,
        List<Account.Lot> lots) {
    /** Soonest over first; among equals the first issued, then by the text of the id. */
    static final Comparator<IssuedCoupon> ORDER = Comparator.<IssuedCoupon, Instant>comparing(
                    copies -> copies.lifetime().expiresAt().orElse(Instant.MAX))
            .thenComparing(IssuedCoupon::day)
            .thenComparing(copies -> copies.issue().toString());

    public IssuedCoupon {
        Check.present("issue", issue);
        Check.name("code", code);
        Check.optionalName("on", on);
        Check.atLeastOne("count", count);
        Check.day("day", day);
        Check.present("lifetime", lifetime);
        Check.name("account", account);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
    }

    /** Whether it can be presented at a moment. */
    public boolean isOpen(Instant at) {
        return !lifetime.isOver(at)
                && lifetime.awaits().isEmpty()
                && lifetime.activeFrom()
                        .filter(Check.present("at", at)::isBefore)
                        .isEmpty();
    }

    /** What was taken for one, in units of the account. */
    public long price() {
        return points() / count;
    }

    /** What was taken for all. */
    public long points() {
        long points = 0;
        for (Account.Lot lot : lots) {
            points = Math.addExact(points, lot.points());
        }
        return points;
    }

    /** Some of them, with what was taken last for them. */
    public IssuedCoupon some(long number) {
        return with(number, part(points() - price() * number, points()));
    }

    /** The others, if there are any. */
    Optional<IssuedCoupon> without(long number) {
        return number < count
                ? Optional.of(with(count - number, part(0, points() - price() * number)))
                : Optional.empty();
    }

    /** These and others of the same issue. */
    IssuedCoupon plus(IssuedCoupon more) {
        SortedMap<Account.Lot, Long> all = new TreeMap<>(Account::compare);
        Stream.of(lots, more.lots).flatMap(List::stream).forEach(lot -> all.merge(lot, lot.points(), Math::addExact));
        List<Account.Lot> together = new ArrayList<>();
        all.forEach((lot, points) -> together.add(new Account.Lot(points, lot.lifetime(), lot.from())));
        return with(Math.addExact(count, more.count), together);
    }

    private IssuedCoupon with(long number, List<Account.Lot> some) {
        return new IssuedCoupon(issue, code, on, number, day, lifetime, keptOnRefund, account, some);
    }

    /** What was taken, counted in the order it was spent. */
    private List<Account.Lot> part(long from, long to) {
        List<Account.Lot> part = new ArrayList<>();
        long passed = 0;
        for (Account.Lot lot : lots) {
            long here = Math.min(to, passed + lot.points()) - Math.max(from, passed);
            passed += lot.points();
            if (here > 0) {
                part.add(new Account.Lot(here, lot.lifetime(), lot.from()));
            }
        }
        return part;
    }
}
