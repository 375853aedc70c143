package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponIssued;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.BadgeAwarded;
import io.loyaltyengine.model.standing.BadgeEnded;
import io.loyaltyengine.model.standing.TierAdjusted;
import io.loyaltyengine.model.standing.TierChanged;
import java.util.List;

/** What has been decided about this transaction so far. */
public final class OutcomeFact {
    private final CouponPolicy.Codes codes;
    private final List<Decision> decisions;
    private final int size;

    /** Looks at what is decided by now; decisions may be added later, but not taken away. */
    public OutcomeFact(List<Decision> decisions, CouponPolicy.Codes codes) {
        this.codes = codes;
        this.decisions = decisions;
        this.size = decisions.size();
    }

    @Word(value = "whether this badge has just been awarded", example = "awarded(\"superfan\")")
    public boolean awarded(@NameOf("badge") String badge) {
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            if (decision instanceof BadgeAwarded awarded && awarded.badge().equals(badge)) {
                return true;
            }
        }
        return false;
    }

    @Word(value = "whether this badge has just come to its end", example = "ended(\"plus\")")
    public boolean ended(@NameOf("badge") String badge) {
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            if (decision instanceof BadgeEnded ended && ended.badge().equals(badge)) {
                return true;
            }
        }
        return false;
    }

    @Word(
            value = "whether the customer has just come into this tier, from above or below",
            example = "entered(\"GOLD\")")
    public boolean entered(@TierName(orNone = true) @NameOf("tier") String tier) {
        for (int i = 0; i < size; i++) {
            if (isMove(decisions.get(i)) && to(decisions.get(i)).equals(tier)) {
                return true;
            }
        }
        return false;
    }

    @Word(value = "whether the customer has just left this tier, up or down", example = "left(\"GOLD\")")
    public boolean left(@TierName(orNone = true) @NameOf("tier") String tier) {
        for (int i = 0; i < size; i++) {
            if (isMove(decisions.get(i)) && from(decisions.get(i)).equals(tier)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the customer is in another tier by it. */
    private static boolean isMove(Decision decision) {
        return !from(decision).equals(to(decision));
    }

    private static String from(Decision decision) {
        if (decision instanceof TierChanged changed) {
            return changed.from().name();
        }
        return decision instanceof TierAdjusted adjusted ? adjusted.from().name() : "";
    }

    private static String to(Decision decision) {
        if (decision instanceof TierChanged changed) {
            return changed.to().name();
        }
        return decision instanceof TierAdjusted adjusted ? adjusted.to().name() : "";
    }

    @Word("points just earned, those of `followup` not included")
    public long earned() {
        return earned(Account.POINTS);
    }

    @Word(value = "the same of another account", example = "earned(\"stamps\")")
    public long earned(@AccountName String account) {
        long points = 0;
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            points +=
                    decision instanceof PointsEarned earned && earned.account().equals(account) ? earned.points() : 0;
        }
        return points;
    }

    @Word(value = "whether this has just been issued", example = "issued(\"FREE-COFFEE\")")
    public boolean issued(@NameOf("coupon") String code) {
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            if (decision instanceof CouponIssued issued && isSame(issued.code(), code)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame(String code, String other) {
        return codes == CouponPolicy.Codes.IGNORE_CASE ? code.equalsIgnoreCase(other) : code.equals(other);
    }

    @Word("how many coupons take effect")
    public long couponsAccepted() {
        long coupons = 0;
        for (int i = 0; i < size; i++) {
            Decision decision = decisions.get(i);
            coupons += decision instanceof CouponAccepted ? 1 : 0;
        }
        return coupons;
    }
}
