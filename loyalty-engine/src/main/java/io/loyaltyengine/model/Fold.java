package io.loyaltyengine.model;

import java.math.BigDecimal;
import java.time.LocalDate;

/** How each decision changes a customer: the one place where state evolves. */
final class Fold {
    private Fold() {}

    static Customer apply(Customer customer, Decision decision) {
        if (decision instanceof PurchaseRecorded recorded) {
            return counted(customer, recorded.day(), new Totals(zero(customer), 0, 0, 1));
        }
        if (decision instanceof PointsEarned earned) {
            Points points = customer.points().plus(earned.points(), earned.activeFrom(), earned.expiresAt());
            return counted(customer.with(points), earned.day(), new Totals(zero(customer), earned.points(), 0, 0));
        }
        if (decision instanceof PointsReversed reversed) {
            Points points = customer.points().minus(reversed.points(), reversed.activeFrom(), reversed.expiresAt());
            long off = Math.addExact(reversed.points(), reversed.forgiven());
            return counted(customer.with(points), reversed.day(), new Totals(zero(customer), -off, 0, 0));
        }
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
            return customer.withCouponUse(accepted.code());
        }
        // What was refused or merely recorded leaves the state as it is.
        return customer;
    }

    private static Customer counted(Customer customer, LocalDate day, Totals more) {
        return customer.with(customer.history().plus(day, more));
    }

    private static BigDecimal zero(Customer customer) {
        return Totals.none(customer.currency()).spend();
    }
}
