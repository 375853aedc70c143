package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.settle.Reasons.Own;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.PointsActivated;
import io.loyaltyengine.model.PointsExpired;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has fallen due since the last transaction: pending points become active, then what is over expires. */
final class TimeSettlement {
    private final Run run;

    TimeSettlement(Run run) {
        this.run = run;
    }

    void settle() {
        List<Points.Lot> before = lots();
        for (int i = 0; i < before.size(); i++) {
            Optional<Instant> from = before.get(i).lifetime().activeFrom();
            if (from.isPresent() && !run.at().isBefore(from.get())) {
                activate(before.get(i));
            }
        }
        List<Points.Lot> active = lots();
        for (int i = 0; i < active.size(); i++) {
            Points.Lot lot = active.get(i);
            if (lot.lifetime().isOver(run.at())) {
                run.decide(new PointsExpired(
                        run.id("expired", subject(lot)),
                        run.reasons().of(Own.POINTS_EXPIRED, Reasons.only("points", lot.points())),
                        lot.points(),
                        lot.lifetime()));
            }
        }
    }

    /** The points of a purchase need wait no longer. */
    void confirm(String purchase) {
        for (Points.Lot lot : lots()) {
            if (lot.lifetime().awaits().filter(purchase::equals).isPresent()) {
                activate(lot);
            }
        }
    }

    private List<Points.Lot> lots() {
        return run.customer().points().lots();
    }

    private void activate(Points.Lot lot) {
        run.decide(new PointsActivated(
                run.id("activated", subject(lot)),
                run.reasons().of(Own.POINTS_ACTIVATED, Reasons.only("points", lot.points())),
                lot.points(),
                lot.lifetime()));
    }

    private static String subject(Points.Lot lot) {
        Lifetime lifetime = lot.lifetime();
        return lifetime.activeFrom().map(Object::toString).orElse("") + ".."
                + lifetime.expiresAt().map(Object::toString).orElse("");
    }
}
