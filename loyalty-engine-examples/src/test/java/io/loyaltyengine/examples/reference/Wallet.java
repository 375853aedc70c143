package io.loyaltyengine.examples.reference;

import io.loyaltyengine.model.coupons.CouponDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The coupons that a customer has used, and those that were issued and are open. */
final class Wallet {
    /** How often, by what they are counted as. */
    final SortedMap<String, Integer> uses = new TreeMap<>();
    /** What the coupons of campaigns took off, in cents, likewise. */
    final SortedMap<String, Long> given = new TreeMap<>();
    /** By day, then by the id of the transaction that brought it. */
    private final List<Copy> copies = new ArrayList<>();

    /**
     * What somebody holds.
     *
     * @param account that paid for it, if anything did
     * @param code of the coupon
     * @param on the only product that it is for
     * @param taken for it
     * @param from the first moment at which it is of use
     * @param until its last moment is before; empty for ever
     */
    record Copy(
            String account,
            String code,
            Optional<String> on,
            LocalDate day,
            String source,
            List<Sale.Taken> taken,
            Instant from,
            Optional<Instant> until) {
        private Instant end() {
            return until.orElse(Instant.MAX);
        }
    }

    void put(Copy copy) {
        copies.add(copy);
        copies.sort(Comparator.comparing(Copy::day).thenComparing(Copy::source));
    }

    long open(String account) {
        return copies.stream().filter(copy -> copy.account().equals(account)).count();
    }

    /** What is over is gone. */
    void catchUp(Instant now, Answer answer) {
        for (Copy copy : List.copyOf(copies)) {
            if (copy.until().filter(end -> !end.isAfter(now)).isPresent()) {
                copies.remove(copy);
                answer.add(copy.account() + "copies over", 1);
            }
        }
    }

    /** What an account has paid for last. */
    Optional<Copy> youngest(String account) {
        return copies.stream()
                .filter(copy -> copy.account().equals(account) && !copy.taken().isEmpty())
                .reduce((elder, younger) -> younger);
    }

    /** Which is used when a code is presented: what is soonest over, then the first; of one issue the last. */
    Optional<Copy> presented(String code, Instant at) {
        return copies.stream()
                .filter(copy -> copy.code().equals(code) && !copy.from().isAfter(at))
                .reduce((one, other) ->
                        other.end().isBefore(one.end()) || other.source().equals(one.source()) ? other : one);
    }

    /** Why a coupon that is issued is of no use without an open copy. */
    String missing(CouponDefinition coupon, Instant at) {
        if (copies.stream()
                .anyMatch(
                        copy -> copy.code().equals(coupon.code()) && copy.from().isAfter(at))) {
            return "NOT_STARTED";
        }
        return uses.getOrDefault(coupon.countedAs(), 0) > 0 ? "ALREADY_USED" : "WRONG_CUSTOMER";
    }

    /** What cost nothing goes with all that brought it. */
    void follow(String source, Answer answer) {
        for (Copy copy : List.copyOf(copies)) {
            if (copy.source().equals(source) && copy.taken().isEmpty()) {
                withdraw(copy, answer);
            }
        }
    }

    void withdraw(Copy copy, Answer answer) {
        copies.remove(copies.lastIndexOf(copy));
        answer.add(copy.account() + "back: vouchers", 1);
    }

    /** What has taken effect is used. */
    void use(Sale sale) {
        sale.coupons.keySet().forEach(code -> uses.merge(Coupons.of(code).countedAs(), 1, Integer::sum));
        sale.coupons.forEach((code, off) ->
                give(code, off.values().stream().mapToLong(Long::longValue).sum()));
        sale.copies.values().forEach(copy -> copies.remove(copies.lastIndexOf(copy)));
    }

    private void give(String code, long cents) {
        CouponDefinition coupon = Coupons.of(code);
        if (coupon.budget().campaign().isPresent()) {
            // Who forgets an earlier refund takes back twice, but no more than there is.
            given.put(coupon.countedAs(), Math.max(0, given.getOrDefault(coupon.countedAs(), 0L) + cents));
        }
    }

    /** What each coupon took off these goods, who need not bear it, and whether the coupon can be used again. */
    void giveBack(
            Sale sale,
            SortedMap<String, Sale.Part> before,
            SortedMap<String, Sale.Part> after,
            boolean frees,
            Answer answer) {
        sale.coupons.forEach((code, off) -> {
            CouponDefinition coupon = Coupons.of(code);
            SortedMap<String, Long> back = new TreeMap<>();
            long left = 0;
            for (Map.Entry<String, Long> line : off.entrySet()) {
                String id = line.getKey();
                long gone = sale.taken(line.getValue(), id, before.getOrDefault(id, Sale.Part.NONE));
                left += line.getValue() - gone;
                back.put(id, sale.taken(line.getValue(), id, after.getOrDefault(id, Sale.Part.NONE)) - gone);
            }
            boolean freed = frees && uses.getOrDefault(coupon.countedAs(), 0) > 0;
            if (freed) {
                uses.merge(coupon.countedAs(), -1, Integer::sum);
                Optional.ofNullable(sale.copies.get(code)).ifPresent(this::put);
            }
            long sum = back.values().stream().mapToLong(Long::longValue).sum();
            give(code, -sum);
            if (freed || sum > 0) {
                answer.say(
                        "coupon back " + code,
                        Shares.euros(sum) + " " + Shares.writtenEuros(back) + ", borne "
                                + Shares.writtenEuros(Bearers.less(coupon.funding(), left, left - sum))
                                + (freed ? ", freed" : ""));
            }
        });
    }
}
