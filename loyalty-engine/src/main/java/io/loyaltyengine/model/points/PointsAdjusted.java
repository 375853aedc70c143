package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Points;
import io.loyaltyengine.model.Reason;
import java.util.List;

/**
 * Somebody corrected the balance by hand.
 *
 * @param points added, or taken if less than zero
 * @param note why, in the words of whoever did it
 * @param lots where they went or were taken from
 */
public record PointsAdjusted(
        DecisionId id,
        Reason reason,
        @Placeholder long points,
        @Placeholder String note,
        List<Points.Lot> lots) implements Decision {
    public PointsAdjusted {
        Check.decision(id, reason);
        Check.points("points", Math.abs(points));
        Check.text("note", note, Limits.MAX_TEXT_LENGTH);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Points.Lot::lifetime);
    }

    @Override
    public long balanceChange() {
        return points;
    }

    @Override
    public void applyTo(Fold fold) {
        if (points > 0) {
            fold.give(lots);
        } else {
            fold.take(lots);
        }
    }
}
