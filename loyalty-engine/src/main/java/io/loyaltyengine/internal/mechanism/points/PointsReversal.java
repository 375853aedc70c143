package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.till.Funding;
import io.loyaltyengine.internal.till.OpenCoupons;
import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes back points with the goods they were granted for.
 *
 * <p>What is taken depends on what became of the points, whenever somebody looks. Every grant takes first what is still there
 * of its own; then what has expired is let go; and what was spent, or had paid a debt, is taken from the rest of the account.
 * What is found nowhere is owed if it had paid a debt, or as was declared; else it is forgiven. What would be forgiven is
 * taken first, so that as little as possible is lost; in the sum the names of grants make no difference. What would be owed
 * and is found elsewhere has paid a debt, and is known to have done so when it goes back itself: no debt is lost by the order
 * in which goods come back.
 */
final class PointsReversal {
    private static final Saying CANCELLED = Saying.of(
            PointsCancelled.class,
            "Pending points follow the goods",
            "{quantity} that could not be spent yet went back with the returned goods.",
            "Mit der zurückgegebenen Ware storniert, noch nicht einlösbar: {quantity}.");

    private static final Saying REVERSED = Saying.of(
            PointsReversed.class,
            "Points follow the goods",
            "{quantity} went back with the returned goods.",
            "Mit der zurückgegebenen Ware zurückgenommen: {quantity}.");

    private static final Saying REVERSED_IN_PART = Saying.of(
            PointsReversed.class,
            "Points follow the goods, as far as they are there",
            "Of what the returned goods had brought, {taken|was|were} taken back, {owed|is|are} owed, {forgiven|is|are}"
                    + " forgiven, and {expired} had expired.",
            "Von dem, was die zurückgegebene Ware brachte, wurden {taken} zurückgenommen, {owed} bist du schuldig,"
                    + " {forgiven|ist|sind} erlassen, und {expired|war|waren} verfallen.");

    private final Run run;
    private final Returned returned;
    /** Of the account. */
    private final String name;

    private final Account account;
    /** What brought the points, as long as the state knows it; afterwards all of one lifetime are alike. */
    private final Optional<String> source;
    /** What is still in the account, while it is shared out. */
    private final List<Account.Lot> lots;
    /** What became of the rest, by the moment at which the points were to expire. */
    private final Map<Optional<Instant>, Fate> fates = new HashMap<>();

    private final List<Taking> takings = new ArrayList<>();

    private PointsReversal(Run run, Returned returned, String name) {
        this.run = run;
        this.returned = returned;
        this.name = name;
        this.account = run.customer().account(name);
        String purchase = returned.original().transaction();
        this.source = run.customer().booked().containsKey(purchase) ? Optional.of(purchase) : Optional.empty();
        this.lots = new ArrayList<>(account.lots());
    }

    /** What is neither there nor spent of the points that share an end. */
    private static final class Fate {
        private long expired;
        private long repaid;

        Fate(Account.Gone gone) {
            this.expired = gone.expired();
            this.repaid = gone.repaid();
        }
    }

    /** What one grant gives back. */
    private static final class Taking {
        private final PointsEarned earned;
        private final long points;
        private final List<LinePoints> shares;
        private final List<Account.Lot> taken = new ArrayList<>();
        private long found;
        private long paying;
        private long expired;
        private long repaid;

        Taking(PointsEarned earned, long points, List<LinePoints> shares) {
            this.earned = earned;
            this.points = points;
            this.shares = shares;
        }

        /** What would be forgiven if it were found nowhere. */
        long forgivable() {
            return earned.refund().mayGoNegative() ? 0 : missing() - repaid;
        }

        long missing() {
            return points - found - expired;
        }

        /** Takes some of a lot, of which it may have taken some before. */
        void takes(Account.Lot some) {
            int latest = taken.size() - 1;
            if (latest >= 0 && taken.get(latest).kind().equals(some.kind())) {
                taken.set(
                        latest,
                        new Account.Lot(taken.get(latest).points() + some.points(), some.lifetime(), some.from()));
            } else {
                taken.add(some);
            }
            found += some.points();
        }

        boolean isAllPending() {
            return found == points
                    && paying == 0
                    && taken.stream().allMatch(lot -> lot.lifetime().isPending());
        }
    }

    /** Takes back what came of the goods in an account. */
    static void reverse(Run run, Returned returned, String name) {
        PointsReversal reversal = new PointsReversal(run, returned, name);
        reversal.share();
        // What filled a card that nobody has presented yet is there all the same.
        while (reversal.missing() > 0 && OpenCoupons.makeUpFor(run, name, reversal.missing())) {
            reversal = new PointsReversal(run, returned, name);
            reversal.share();
        }
        reversal.takings.forEach(reversal::decide);
    }

    private long missing() {
        return takings.stream().mapToLong(Taking::missing).sum();
    }

    private void share() {
        for (PointsEarned earned : returned.brought(PointsEarned.class)) {
            Taking taking = taking(earned);
            if (taking.points > 0 && earned.account().equals(name)) {
                takings.add(taking);
            }
        }
        List<Taking> order = new ArrayList<>(takings);
        order.sort(Comparator.comparing(taking -> taking.earned.refund().mayGoNegative()));
        order.forEach(this::takeOwn);
        order.forEach(taking -> takeElsewhere(taking, taking.forgivable()));
        order.forEach(taking -> taking.paying = takeElsewhere(taking, taking.missing()));
    }

    private Taking taking(PointsEarned earned) {
        RoundingMode rounding = rounding(earned);
        List<LinePoints> shares = new ArrayList<>();
        long points = earned.shares().isEmpty() && returned.isComplete() ? earned.points() : 0;
        for (LinePoints share : earned.shares()) {
            if (returned.lines().contains(share.line())) {
                BigDecimal amount = returned.share(share.amount(), share.line(), RoundingMode.FLOOR);
                BigDecimal back = returned.share(BigDecimal.valueOf(share.points()), share.line(), rounding);
                shares.add(new LinePoints(share.line(), amount, back.longValueExact()));
                points = Math.addExact(points, back.longValueExact());
            }
        }
        return new Taking(earned, points, shares);
    }

    private void takeOwn(Taking taking) {
        Lifetime granted = taking.earned.lifetime();
        Fate fate = fates.computeIfAbsent(granted.expiresAt(), end -> new Fate(account.gone(source, end, run.day())));
        if (source.isEmpty()) {
            // What is over of a lifetime was there before what is there of it now.
            letGo(taking, fate);
        }
        takeOwn(taking, granted);
        takeOwn(taking, granted.activated());
        letGo(taking, fate);
        taking.repaid = Math.min(taking.missing(), fate.repaid);
        fate.repaid -= taking.repaid;
    }

    private void takeOwn(Taking taking, Lifetime lifetime) {
        take(
                taking,
                taking.missing(),
                lot -> lot.from().equals(source) && lot.lifetime().equals(lifetime));
    }

    private static void letGo(Taking taking, Fate fate) {
        long expired = Math.min(taking.missing(), fate.expired);
        taking.expired += expired;
        fate.expired -= expired;
    }

    /** Takes from the rest of the account what was spent, or had paid a debt, and says how much. */
    private long takeElsewhere(Taking taking, long points) {
        long found = take(taking, points, lot -> !lot.lifetime().isPending());
        return run.programme().takesBack().fromPending()
                ? found + take(taking, points - found, lot -> lot.lifetime().isPending())
                : found;
    }

    /** Takes no more than so many points from the lots that are wanted, and says how many. */
    private long take(Taking taking, long points, Predicate<Account.Lot> wanted) {
        long open = points;
        for (int i = 0; i < lots.size() && open > 0; i++) {
            Account.Lot lot = lots.get(i);
            if (wanted.test(lot)) {
                long part = Math.min(open, lot.points());
                taking.takes(new Account.Lot(part, lot.lifetime(), lot.from()));
                open -= part;
                if (part == lot.points()) {
                    lots.remove(i--);
                } else {
                    lots.set(i, new Account.Lot(lot.points() - part, lot.lifetime(), lot.from()));
                }
            }
        }
        return points - open;
    }

    private void decide(Taking taking) {
        PointsEarned earned = taking.earned;
        if (taking.isAllPending()) {
            run.decide(new PointsCancelled(
                    run.id(PointsCancelled.class, earned.reason().rule()),
                    run.reason(CANCELLED),
                    earned.id(),
                    name,
                    taking.points,
                    taking.taken,
                    taking.shares,
                    earned.day(),
                    earned.campaign(),
                    lost(taking, taking.points)));
            return;
        }
        long repaid = Math.min(taking.repaid, taking.missing());
        long owed = earned.refund().mayGoNegative() ? taking.missing() : repaid;
        run.decide(new PointsReversed(
                run.id(PointsReversed.class, earned.reason().rule()),
                run.reason(taking.found == taking.points ? REVERSED : REVERSED_IN_PART),
                earned.id(),
                name,
                taking.found + owed,
                owed,
                taking.repaid,
                taking.missing() - owed,
                taking.expired,
                taking.taken,
                taking.paying,
                taking.shares,
                earned.lifetime().expiresAt(),
                earned.day(),
                earned.campaign(),
                lost(taking, taking.found + owed + taking.expired)));
    }

    /** What sponsors need not bear any more, of so many points that go back. */
    private List<Funded> lost(Taking taking, long back) {
        PointsEarned earned = taking.earned;
        if (earned.funding().isEmpty()) {
            return List.of();
        }
        RoundingMode rounding = rounding(earned);
        long left = earned.points();
        for (LinePoints share : earned.shares()) {
            left -= returned.takenBefore(BigDecimal.valueOf(share.points()), share.line(), rounding)
                    .longValueExact();
        }
        return Funding.of(earned.funding()).lost(left, left - back, worth(earned, left), worth(earned, left - back));
    }

    /** What some of granted points were worth; of all of them it is what was recorded. */
    private static BigDecimal worth(PointsEarned earned, long points) {
        BigDecimal value = earned.value();
        return Amounts.times(value, points)
                .divide(BigDecimal.valueOf(earned.points()), value.scale(), RoundingMode.FLOOR);
    }

    private static RoundingMode rounding(PointsEarned earned) {
        return earned.refund().keptRoundedDown() ? RoundingMode.CEILING : RoundingMode.FLOOR;
    }
}
