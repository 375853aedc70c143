package io.loyaltyengine.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How each decision changes a customer: the one place where state evolves. */
final class Fold {
    private Fold() {}

    static Customer apply(Customer customer, Decision decision) {
        if (decision instanceof PurchaseRecorded recorded) {
            return counted(customer, recorded.day(), new Totals(zero(customer), 0, 0, 1));
        }
        if (decision instanceof PointsEarned earned) {
            return earned(customer, earned);
        }
        if (decision instanceof PointsActivated activated) {
            Points points = customer.points().minus(activated.points(), activated.lifetime());
            return customer.with(
                    points.plus(activated.points(), activated.lifetime().activated()));
        }
        if (decision instanceof PointsExpired expired) {
            return customer.with(customer.points().minus(expired.points(), expired.lifetime()));
        }
        if (decision instanceof PointsRedeemed redeemed) {
            return taken(customer, redeemed.lots());
        }
        if (decision instanceof PointsRestored restored) {
            return given(customer, restored.lots());
        }
        if (decision instanceof PointsCancelled cancelled) {
            Customer less = customer.with(customer.points().minus(cancelled.points(), cancelled.lifetime()));
            return uncounted(less, cancelled.day(), cancelled.points(), cancelled.campaign());
        }
        if (decision instanceof PointsReversed reversed) {
            Customer less = taken(customer, reversed.lots());
            long back = Math.addExact(reversed.points(), reversed.forgiven());
            return uncounted(
                    less.with(less.points().owing(reversed.owed())), reversed.day(), back, reversed.campaign());
        }
        if (decision instanceof PointsAdjusted adjusted) {
            return adjusted.points() > 0 ? given(customer, adjusted.lots()) : taken(customer, adjusted.lots());
        }
        return standing(customer, decision);
    }

    private static Customer standing(Customer customer, Decision decision) {
        if (decision instanceof SpendCounted spend) {
            return counted(customer, spend.day(), new Totals(spend.amount(), 0, 0, 0));
        }
        if (decision instanceof SpendReversed spend) {
            return counted(customer, spend.day(), new Totals(spend.amount().negate(), 0, 0, 0));
        }
        if (decision instanceof VisitCounted visit) {
            Customer visited = counted(customer, visit.day(), new Totals(zero(customer), 0, 1, 0));
            return visited.with(visited.history().visited(visit.day()));
        }
        if (decision instanceof TierChanged changed) {
            return customer.with(changed.to());
        }
        if (decision instanceof TierRetained retained) {
            return customer.with(retained.to());
        }
        if (decision instanceof BadgeAwarded awarded) {
            return customer.withBadge(awarded.badge(), awarded.on());
        }
        if (decision instanceof CouponAccepted accepted) {
            return customer.withCouponUses(accepted.code(), 1);
        }
        if (decision instanceof CouponFreed freed) {
            return customer.withCouponUses(freed.code(), -1);
        }
        // What was refused or merely recorded leaves the state as it is.
        return customer;
    }

    private static Customer earned(Customer customer, PointsEarned earned) {
        Customer more = customer.with(customer.points().plus(earned.points(), earned.lifetime()));
        more = counted(more, earned.day(), new Totals(zero(customer), earned.points(), 0, 0));
        if (earned.campaign().isPresent()) {
            more = more.withCampaign(earned.campaign().get(), earned.points());
        }
        return earned.subject().isPresent() ? more.withGrant(earned.subject().get(), earned.day()) : more;
    }

    private static Customer taken(Customer customer, List<Points.Lot> lots) {
        Points points = customer.points();
        for (Points.Lot lot : lots) {
            points = points.minus(lot.points(), lot.lifetime());
        }
        return customer.with(points);
    }

    private static Customer given(Customer customer, List<Points.Lot> lots) {
        Points points = customer.points();
        for (Points.Lot lot : lots) {
            points = points.plus(lot.points(), lot.lifetime());
        }
        return customer.with(points);
    }

    private static Customer uncounted(Customer customer, LocalDate day, long points, Optional<String> campaign) {
        Customer less = counted(customer, day, new Totals(zero(customer), Math.negateExact(points), 0, 0));
        return campaign.isPresent() ? less.withCampaign(campaign.get(), -points) : less;
    }

    private static Customer counted(Customer customer, LocalDate day, Totals more) {
        return customer.with(customer.history().plus(day, more));
    }

    private static BigDecimal zero(Customer customer) {
        return Totals.none(customer.currency()).spend();
    }
}
