package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.Points;
import java.util.ArrayList;
import java.util.List;

/** Takes points out of lots. */
final class Spending {
    private Spending() {}

    /** What each active lot gives toward {@code points}, in the given order; less in all if there are not that many. */
    static List<Points.Lot> taken(long points, List<Points.Lot> order) {
        List<Points.Lot> taken = new ArrayList<>();
        long open = points;
        for (Points.Lot lot : order) {
            long part = lot.lifetime().isPending() ? 0 : Math.min(open, lot.points());
            if (part > 0) {
                taken.add(new Points.Lot(part, lot.lifetime()));
                open -= part;
            }
        }
        return taken;
    }
}
