package io.loyaltyengine.model;

/**
 * One thing the engine decided.
 *
 * <p>Decisions are the only thing that changes a customer's state ({@link Customer#after}). They are listed in one fixed
 * order, whatever the order of rules, files and facts.
 */
public sealed interface Decision
        permits PurchaseRecorded,
                RefundRecorded,
                CouponAccepted,
                PointsEarned,
                PointsActivated,
                PointsExpired,
                PointsRedeemed,
                PointsRestored,
                PointsCancelled,
                PointsReversed,
                PointsAdjusted,
                Refused,
                RewardGranted,
                VoucherIssued,
                DonationMade,
                DonationAllocated,
                CouponFreed,
                NoticeGiven,
                SpendCounted,
                SpendReversed,
                VisitCounted,
                TierChanged,
                TierRetained,
                BadgeAwarded {
    /** Names this decision; what a host stores it by. */
    DecisionId id();

    /** Why it was decided. */
    Reason reason();

    /** What it adds to the balance of points; less than zero for what it takes. */
    default long balanceChange() {
        return 0;
    }
}
