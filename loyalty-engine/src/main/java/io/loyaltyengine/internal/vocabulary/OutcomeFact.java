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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    @Among("awarded")
    public boolean awarded(@NameOf("badge") String badge) {
        return awarded().contains(badge);
    }

    /** The badges that have just been awarded. */
    public List<String> awarded() {
        return names(decision -> decision instanceof BadgeAwarded awarded ? awarded.badge() : "");
    }

    @Word(value = "whether this badge has just come to its end", example = "ended(\"plus\")")
    @Among("ended")
    public boolean ended(@NameOf("badge") String badge) {
        return ended().contains(badge);
    }

    /** The badges that have just come to their end. */
    public List<String> ended() {
        return names(decision -> decision instanceof BadgeEnded ended ? ended.badge() : "");
    }

    @Word(
            value = "whether the customer has just come into this tier, from above or below",
            example = "entered(\"GOLD\")")
    @Among("entered")
    public boolean entered(@TierName(orNone = true) @NameOf("tier") String tier) {
        return entered().contains(tier);
    }

    /** The tiers that the customer has just come into. */
    public List<String> entered() {
        return names(decision -> isMove(decision) ? to(decision) : "");
    }

    @Word(value = "whether the customer has just left this tier, up or down", example = "left(\"GOLD\")")
    @Among("left")
    public boolean left(@TierName(orNone = true) @NameOf("tier") String tier) {
        return left().contains(tier);
    }

    /** The tiers that the customer has just left. */
    public List<String> left() {
        return names(decision -> isMove(decision) ? from(decision) : "");
    }

    /** What decisions name; of those that name nothing, nothing. */
    private List<String> names(Function<Decision, String> name) {
        List<String> names = List.of();
        for (int i = 0; i < size; i++) {
            String one = name.apply(decisions.get(i));
            if (!one.isEmpty()) {
                names = names.isEmpty() ? new ArrayList<>(2) : names;
                names.add(one);
            }
        }
        return names;
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
