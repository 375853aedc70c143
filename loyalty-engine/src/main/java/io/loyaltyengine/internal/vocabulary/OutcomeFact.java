package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.BadgeAwarded;
import io.loyaltyengine.model.CouponAccepted;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.TierChanged;
import java.util.List;

/** What has been decided about this transaction so far. */
public final class OutcomeFact {
    private final List<Decision> decisions;
    private final int size;

    /** Looks at what is decided by now; decisions may be added later, but not taken away. */
    public OutcomeFact(List<Decision> decisions) {
        this.decisions = decisions;
        this.size = decisions.size();
    }

    /** Whether this badge has just been awarded. */
    public boolean awarded(String badge) {
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            if (decision instanceof BadgeAwarded awarded && awarded.badge().equals(badge)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the customer has just come into this tier, from above or below. */
    public boolean entered(String tier) {
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            if (decision instanceof TierChanged changed && changed.to().name().equals(tier)) {
                return true;
            }
        }
        return false;
    }

    /** The points just earned. */
    public long pointsEarned() {
        long points = 0;
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            points += decision instanceof PointsEarned earned ? earned.points() : 0;
        }
        return points;
    }

    /** The number of coupons that take effect. */
    public long couponsAccepted() {
        long coupons = 0;
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            coupons += decision instanceof CouponAccepted ? 1 : 0;
        }
        return coupons;
    }
}
