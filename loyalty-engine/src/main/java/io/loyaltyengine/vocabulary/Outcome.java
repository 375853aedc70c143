package io.loyaltyengine.vocabulary;

import io.loyaltyengine.model.BadgeAwarded;
import io.loyaltyengine.model.CouponAccepted;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.PointsEarned;
import io.loyaltyengine.model.TierChanged;
import java.util.List;
import java.util.stream.Stream;

/** What has been decided about this transaction so far. */
public final class Outcome {
    private final List<Decision> decisions;

    public Outcome(List<Decision> decisions) {
        this.decisions = List.copyOf(decisions);
    }

    /** Whether this badge has just been awarded. */
    public boolean awarded(String badge) {
        return all(BadgeAwarded.class).anyMatch(awarded -> awarded.badge().equals(badge));
    }

    /** Whether the customer has just come into this tier, from above or below. */
    public boolean entered(String tier) {
        return all(TierChanged.class).anyMatch(changed -> changed.to().name().equals(tier));
    }

    /** The points just earned. */
    public long pointsEarned() {
        return all(PointsEarned.class).mapToLong(PointsEarned::points).sum();
    }

    /** The number of coupons that take effect. */
    public long couponsAccepted() {
        return all(CouponAccepted.class).count();
    }

    private <D extends Decision> Stream<D> all(Class<D> kind) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast);
    }
}
