package io.loyaltyengine.figures;

import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.points.PointsAdjusted;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsExpired;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import io.loyaltyengine.model.points.PointsReversed;
import io.loyaltyengine.model.points.RefundTerms;
import io.loyaltyengine.model.rewards.RewardGranted;
import io.loyaltyengine.model.standing.SpendCounted;
import io.loyaltyengine.model.standing.VisitCounted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decisions of which only the numbers matter, and customers who are made by them. */
final class Decisions {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final DecisionId ID = new DecisionId("anna", "order-1042", "any", "", 1);
    private static final Reason REASON =
            new Reason("rule", new Sentence("One.", "Eins."), new RuleSetId("shop", "7", "ab12"));

    private Decisions() {}

    static Decision paid(String amount) {
        BigDecimal paid = new BigDecimal(amount);
        return new PurchaseRecorded(ID, REASON, "order-1042", DAY, paid, paid, List.of(), DAY);
    }

    static Decision refunded(String amount) {
        return new RefundRecorded(
                ID,
                REASON,
                "back-1",
                "order-1042",
                DAY,
                new BigDecimal(amount),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                DAY);
    }

    static Decision earned(long points) {
        return new PointsEarned(
                ID,
                REASON,
                Account.POINTS,
                points,
                BigDecimal.ZERO,
                BigDecimal.valueOf(points),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                DAY,
                Lifetime.UNLIMITED,
                Optional.empty(),
                Optional.empty(),
                RefundTerms.USUAL,
                List.of());
    }

    static Decision cancelled(long points) {
        return new PointsCancelled(
                ID, REASON, ID, Account.POINTS, points, lots(points), List.of(), DAY, Optional.empty(), List.of());
    }

    static Decision reversed(long points, long forgiven, long expired) {
        return new PointsReversed(
                ID,
                REASON,
                ID,
                Account.POINTS,
                points,
                0,
                0,
                forgiven,
                expired,
                lots(points),
                0,
                List.of(),
                Optional.empty(),
                DAY,
                Optional.empty(),
                List.of());
    }

    static Decision expired(long points) {
        return new PointsExpired(ID, REASON, Account.POINTS, points, Lifetime.UNLIMITED, DAY, Optional.empty());
    }

    static Decision redeemed(long points) {
        return new PointsRedeemed(ID, REASON, Account.POINTS, points, BigDecimal.ZERO, lots(points), List.of());
    }

    static Decision restored(long points, long expired) {
        return new PointsRestored(ID, REASON, ID, Account.POINTS, points, lots(points), lots(expired));
    }

    static Decision reward(long points, String coPayment) {
        return new RewardGranted(
                ID,
                REASON,
                "mug",
                Account.POINTS,
                points,
                BigDecimal.ZERO,
                lots(points),
                new BigDecimal(coPayment),
                Optional.empty());
    }

    static Decision adjusted(long points) {
        return new PointsAdjusted(ID, REASON, Account.POINTS, points, "a gift", lots(Math.abs(points)), 0);
    }

    static Decision spent(String amount) {
        return new SpendCounted(ID, REASON, new BigDecimal(amount), DAY, List.of());
    }

    static Customer customer(Decision... made) {
        return Customer.enrolled("anna", "EUR", LocalDate.of(2020, 1, 1)).after(List.of(made));
    }

    /** Somebody who came on these days. */
    static Customer visitor(String... days) {
        return customer(Stream.of(days)
                .map(day -> new VisitCounted(ID, REASON, LocalDate.parse(day)))
                .toArray(Decision[]::new));
    }

    private static List<Account.Lot> lots(long points) {
        return points == 0 ? List.of() : List.of(new Account.Lot(points, Lifetime.UNLIMITED));
    }
}
