package io.loyaltyengine.internal.mechanism.points;

import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.internal.till.Spending;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes back points with the goods they were granted for.
 *
 * <p>Pending points are cancelled. Active ones are taken from the lot they are in, then from what else can be spent; what
 * is not there any more is owed or forgiven, as was declared when they were granted. Points whose time is over are gone
 * already.
 */
final class PointsReversal {
    private static final Saying CANCELLED = Saying.of(
            PointsCancelled.class,
            "Pending points follow the goods",
            "{points|pending point was|pending points were} cancelled with the returned goods.",
            "{points|noch nicht aktiver Punkt wurde|noch nicht aktive Punkte wurden} mit der zurückgegebenen Ware storniert.");

    private static final Saying REVERSED = Saying.of(
            PointsReversed.class,
            "Points follow the goods",
            "{points|point was|points were} taken back with the returned goods.",
            "{points|Punkt wurde|Punkte wurden} mit der zurückgegebenen Ware zurückgenommen.");

    private final Run run;
    private final Returned returned;

    PointsReversal(Run run, Returned returned) {
        this.run = run;
        this.returned = returned;
    }

    void reverse(PointsEarned earned) {
        RoundingMode rounding = earned.refund().keptRoundedDown() ? RoundingMode.CEILING : RoundingMode.FLOOR;
        List<LinePoints> shares = new ArrayList<>();
        long points = earned.shares().isEmpty() && returned.isEverythingBack() ? earned.points() : 0;
        for (LinePoints share : earned.shares()) {
            if (returned.lines().contains(share.line())) {
                BigDecimal amount = returned.share(share.amount(), share.line(), RoundingMode.FLOOR);
                BigDecimal back = returned.share(BigDecimal.valueOf(share.points()), share.line(), rounding);
                shares.add(new LinePoints(share.line(), amount, back.longValueExact()));
                points = Math.addExact(points, back.longValueExact());
            }
        }
        if (points == 0) {
            return;
        }
        if (inLot(earned.lifetime()) >= points && earned.lifetime().isPending()) {
            run.decide(new PointsCancelled(
                    run.id("points-cancelled", earned.reason().rule()),
                    run.reason(CANCELLED),
                    earned.id(),
                    points,
                    earned.lifetime(),
                    shares,
                    earned.day(),
                    earned.campaign()));
        } else {
            take(earned, points, shares);
        }
    }

    private void take(PointsEarned earned, long points, List<LinePoints> shares) {
        boolean over = earned.lifetime().isOver(run.at());
        List<Account.Lot> lots =
                over ? List.of() : taken(points, earned.lifetime().activated());
        long found = lots.stream().mapToLong(Account.Lot::points).sum();
        long owed = earned.refund().mayGoNegative() && !over ? points - found : 0;
        run.decide(new PointsReversed(
                run.id("points-reversed", earned.reason().rule()),
                run.reason(REVERSED),
                earned.id(),
                found + owed,
                points - found - owed,
                owed,
                lots,
                shares,
                earned.day(),
                earned.campaign()));
    }

    private long inLot(Lifetime lifetime) {
        return lots().stream()
                .filter(lot -> lot.lifetime().equals(lifetime))
                .mapToLong(Account.Lot::points)
                .sum();
    }

    private List<Account.Lot> taken(long points, Lifetime own) {
        List<Account.Lot> order = new ArrayList<>(lots());
        order.sort(Comparator.comparing(lot -> !lot.lifetime().equals(own)));
        return Spending.taken(points, order);
    }

    private List<Account.Lot> lots() {
        return run.customer().points().lots();
    }
}
