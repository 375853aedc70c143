package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.List;

/**
 * Somebody corrected the balance by hand.
 *
 * @param points added, or taken if less than zero
 * @param note why, in the words of whoever did it
 * @param lots where they went or were taken from
 */
public record PointsAdjusted(DecisionId id, Reason reason, long points, String note, List<Points.Lot> lots)
        implements Decision {
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
}
