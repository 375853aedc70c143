package io.loyaltyengine.model.points;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.util.List;

/**
 * Somebody corrected the balance by hand.
 *
 * @param account that they are of
 * @param points added, or taken if less than zero
 * @param note why, in the words of whoever did it
 * @param lots where they went or were taken from
 * @param owed what was not there to be taken, and is owed from now on
 */
public record PointsAdjusted(
        DecisionId id,
        Reason reason,
        String account,
        @Placeholder long points,
        @Placeholder String note,
        List<Account.Lot> lots,
        @Placeholder long owed)
        implements PointsDecision {
    public PointsAdjusted {
        Check.decision(id, reason);
        Check.name("account", account);
        Check.points("points", Math.abs(points));
        Check.text("note", note, Limits.MAX_TEXT_LENGTH);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        Check.points("owed", owed);
    }

    @Override
    public long change() {
        return points;
    }

    @Override
    public void applyTo(Fold fold) {
        if (points > 0) {
            fold.give(account, lots);
        } else {
            fold.take(account, lots);
            fold.owe(account, owed);
        }
    }
}
