package io.loyaltyengine.examples.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All grants there ever were, what is owed, and what becomes of both. */
final class Points {
    private final List<Grant> all = new ArrayList<>();
    /** The account, as answers write it. */
    private final String name;
    /** What is issued for them, and what one takes. */
    private final String code;

    private final long each;

    private final Wallet wallet;

    long owed;

    Points(String name, String code, long each, Wallet wallet) {
        this.name = name;
        this.code = code;
        this.each = each;
        this.wallet = wallet;
    }

    /** Issues as many copies as what is there is good for, and says how many. */
    long issue(LocalDate day, String source, Optional<Instant> until) {
        long count = available() / each;
        for (long i = 0; i < count; i++) {
            wallet.put(new Wallet.Copy(name, code, Optional.empty(), day, source, take(each), Instant.MIN, until));
        }
        return count;
    }

    long open() {
        return wallet.open(name);
    }

    long available() {
        return all.stream().mapToLong(grant -> grant.there).sum();
    }

    long pending() {
        return all.stream().mapToLong(grant -> grant.waiting).sum();
    }

    long balance() {
        return available() + pending() - owed;
    }

    private List<Grant> inOrder(Predicate<Grant> which) {
        List<Grant> some = new ArrayList<>();
        for (Grant grant : all) {
            if (which.test(grant)) {
                some.add(grant);
            }
        }
        some.sort(Grant.IN_SPENDING_ORDER);
        return some;
    }

    void give(Grant grant) {
        all.add(grant);
        if (grant.activeFrom.isPresent() || grant.awaits) {
            grant.waiting = grant.points;
        } else {
            become(grant, grant.points);
        }
    }

    /** What becomes active pays what is owed first. */
    private void become(Grant grant, long points) {
        long pays = Math.min(owed, points);
        owed -= pays;
        grant.repaid += pays;
        grant.there += points - pays;
    }

    /** Only of these transactions is it still known which points they brought. */
    void forget(Set<String> known) {
        all.forEach(grant -> grant.forgotten = !known.contains(grant.source));
    }

    /** What time does: makes active, lets expire. */
    void catchUp(Instant now, Answer answer) {
        activate(
                inOrder(grant -> grant.waiting > 0
                        && grant.activeFrom.filter(from -> !from.isAfter(now)).isPresent()),
                answer);
        for (Grant grant : all) {
            if (grant.expiresAt.filter(end -> !end.isAfter(now)).isPresent()) {
                expire(grant, answer);
            }
        }
    }

    private void expire(Grant grant, Answer answer) {
        long ends = grant.there + grant.waiting;
        answer.add(name + "expired", ends);
        grant.over += ends;
        grant.there = 0;
        grant.waiting = 0;
    }

    void expireAll(Answer answer) {
        all.forEach(grant -> expire(grant, answer));
    }

    private void activate(List<Grant> due, Answer answer) {
        for (Grant grant : due) {
            long points = grant.waiting;
            answer.add(name + "became active", points);
            grant.waiting = 0;
            become(grant, points);
        }
    }

    boolean awaits(String purchase) {
        return all.stream().anyMatch(grant -> grant.awaits && grant.waiting > 0 && grant.source.equals(purchase));
    }

    void confirm(String purchase, Answer answer) {
        activate(inOrder(grant -> grant.awaits && grant.waiting > 0 && grant.source.equals(purchase)), answer);
    }

    /** Takes what can be spent, as far as it is there, and says from where. */
    List<Sale.Taken> take(long points) {
        List<Sale.Taken> taken = new ArrayList<>();
        long left = points;
        for (Grant grant : inOrder(grant -> grant.there > 0)) {
            long some = Math.min(left, grant.there);
            if (some > 0) {
                grant.there -= some;
                left -= some;
                taken.add(new Sale.Taken(grant, some));
            }
        }
        return taken;
    }

    static long sum(Collection<Sale.Taken> taken) {
        return taken.stream().mapToLong(Sale.Taken::points).sum();
    }

    /** Whether some expire at this moment. */
    boolean expireAt(Instant end) {
        return all.stream()
                .anyMatch(grant -> grant.there + grant.waiting > 0
                        && grant.expiresAt.filter(end::equals).isPresent());
    }

    /** Brings back points that had paid, those that live longest first, after so many that are back already. */
    void restore(List<Sale.Taken> taken, long before, long points, Instant now, Answer answer) {
        long skip = before;
        long left = points;
        List<Sale.Taken> back = new ArrayList<>();
        for (int i = taken.size() - 1; i >= 0; i--) {
            Sale.Taken some = taken.get(i);
            long skipped = Math.min(skip, some.points());
            skip -= skipped;
            long here = Math.min(left, some.points() - skipped);
            left -= here;
            if (here > 0) {
                back.add(new Sale.Taken(some.grant(), here));
            }
        }
        // What expires first pays first what is owed.
        back.sort(Comparator.comparing(Sale.Taken::grant, Grant.IN_SPENDING_ORDER));
        for (Sale.Taken some : back) {
            Grant grant = some.grant();
            if (grant.expiresAt.filter(end -> !end.isAfter(now)).isPresent()) {
                grant.over += some.points();
                answer.add(name + "back: not restored", some.points());
            } else {
                answer.add(name + "back: restored", some.points());
                become(grant, some.points());
            }
        }
    }

    /** Takes back what was granted, by what became of it: first of grants that forgive, then of those that owe; says what it forgave. */
    long takeBack(Map<Grant, Long> back, boolean late, ZonedDateTime now, Answer answer) {
        for (long left = missing(back, late, now); left > 0 && !youngest().isEmpty(); left = missing(back, late, now)) {
            // As many as the missing points take, those of one transaction at once, whatever is there of what they
            // took.
            String source = youngest();
            List<Sale.Taken> taken = new ArrayList<>();
            for (; left > 0 && youngest().equals(source); left -= each) {
                Wallet.Copy copy = wallet.youngest(name).orElseThrow();
                wallet.withdraw(copy, answer);
                taken.addAll(copy.taken());
            }
            restore(taken, 0, sum(taken), now.toInstant(), answer);
        }
        long owedBefore = owed;
        return settle(back, late, now, answer) - (owed - owedBefore);
    }

    /** What brought the youngest copies; empty if there are none. */
    private String youngest() {
        return wallet.youngest(name).map(Wallet.Copy::source).orElse("");
    }

    /** What would be found nowhere: tried, and undone. */
    private long missing(Map<Grant, Long> back, boolean late, ZonedDateTime now) {
        List<long[]> before = all.stream()
                .map(grant -> new long[] {grant.there, grant.waiting, grant.over, grant.repaid})
                .toList();
        long owedBefore = owed;
        long missing = settle(back, late, now, new Answer());
        owed = owedBefore;
        for (int i = 0; i < before.size(); i++) {
            Grant grant = all.get(i);
            grant.there = before.get(i)[0];
            grant.waiting = before.get(i)[1];
            grant.over = before.get(i)[2];
            grant.repaid = before.get(i)[3];
        }
        return missing;
    }

    /** Takes it, and says how much was found nowhere. */
    private long settle(Map<Grant, Long> back, boolean late, ZonedDateTime now, Answer answer) {
        long forgivable = 0;
        long owing = 0;
        for (Map.Entry<Grant, Long> entry : new TreeMap<>(pools(back))
                .entrySet().stream()
                        .flatMap(pool -> pool.getValue().entrySet().stream())
                        .toList()) {
            Grant grant = entry.getKey();
            Gone gone = takeOwn(grant, entry.getValue(), late, now, answer);
            forgivable += grant.owes ? 0 : gone.spent();
            owing += gone.repaid() + (grant.owes ? gone.spent() : 0);
        }
        long rest = sum(take(forgivable));
        long missing = forgivable - rest;
        answer.add(name + "back: taken", rest);
        answer.add(name + "back: forgiven", missing);
        List<Sale.Taken> paying = take(owing);
        paying.forEach(some -> some.grant().repaid += some.points());
        rest = sum(paying);
        answer.add(name + "back: taken", rest);
        answer.add(name + "back: owed", owing - rest);
        owed += owing - rest;
        return missing + owing - rest;
    }

    /** What is neither there of a grant nor over. */
    private record Gone(long spent, long repaid) {}

    /** Grants that expire together, for what becomes of one became of any of them. */
    private static Map<Instant, Map<Grant, Long>> pools(Map<Grant, Long> back) {
        Map<Instant, Map<Grant, Long>> pools = new TreeMap<>();
        back.forEach((grant, points) -> pools.computeIfAbsent(
                        grant.expiresAt.orElse(Instant.MAX), first -> new LinkedHashMap<>())
                .put(grant, points));
        return pools;
    }

    /** Takes what is still there of its own, lets go what has expired, and finds what had paid a debt; what is left was spent. */
    private Gone takeOwn(Grant grant, long points, boolean late, ZonedDateTime now, Answer answer) {
        List<Grant> own = inOrder(other -> other.expiresAt.equals(grant.expiresAt)
                && (late ? other.forgotten : !other.forgotten && other.source.equals(grant.source)));
        long left = points;
        if (late && isRemembered(grant, now)) {
            left = letGo(own, left, answer);
        }
        for (Grant one : own) {
            long some = late && !one.livesAs(grant) ? 0 : Math.min(left, one.waiting);
            one.waiting -= some;
            left -= some;
            answer.add(name + "back: taken", some);
        }
        for (Grant one : own) {
            long some = Math.min(left, one.there);
            one.there -= some;
            left -= some;
            answer.add(name + "back: taken", some);
        }
        if (late) {
            return new Gone(left, 0);
        }
        left = letGo(own, left, answer);
        long repaid = 0;
        for (Grant one : own) {
            long some = Math.min(left, one.repaid);
            one.repaid -= some;
            left -= some;
            repaid += some;
            answer.add(name + "back: of that repaid before", some);
        }
        return new Gone(left, repaid);
    }

    /** What has expired is remembered for 24 months. */
    private static boolean isRemembered(Grant grant, ZonedDateTime now) {
        return grant.expiresAt
                .filter(end -> !end.isAfter(now.toLocalDate()
                        .minusMonths(24)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()))
                .isEmpty();
    }

    private long letGo(List<Grant> own, long points, Answer answer) {
        long left = points;
        for (Grant one : own) {
            long some = Math.min(left, one.over);
            one.over -= some;
            left -= some;
            answer.add(name + "back: expired before", some);
        }
        return left;
    }
}
