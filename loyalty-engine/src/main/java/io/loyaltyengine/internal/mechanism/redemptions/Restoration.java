package io.loyaltyengine.internal.mechanism.redemptions;

import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Points that paid for what comes back return to where they came from, those spent last first; what would be over since
 * is told.
 */
final class Restoration {
    private static final Saying RESTORED = Saying.of(
            PointsRestored.class,
            "Points that paid come back",
            "{quantity} that had paid came back to you.",
            "Was bezahlt hatte, gehört wieder dir: {quantity}.");

    private static final Saying RESTORED_IN_PART = Saying.of(
            PointsRestored.class,
            "Points that paid come back, unless they are over",
            "{quantity} that had paid came back to you; {over|has|have} expired since.",
            "Was bezahlt hatte, gehört wieder dir: {quantity}; {over|ist|sind} seither verfallen.");

    private final Run run;
    private final Returned returned;

    Restoration(Run run, Returned returned) {
        this.run = run;
        this.returned = returned;
    }

    /** Points that paid for a purchase, with the lines that they paid for. */
    void restore(PointsRedeemed paid) {
        long before = 0;
        long now = 0;
        for (LinePoints share : paid.shares()) {
            BigDecimal points = BigDecimal.valueOf(share.points());
            before += returned.takenBefore(points, share.line(), RoundingMode.FLOOR)
                    .longValueExact();
            if (returned.lines().contains(share.line())) {
                now += returned.share(points, share.line(), RoundingMode.FLOOR).longValueExact();
            }
        }
        if (now > 0) {
            decide("payment", paid, paid.lots(), before, before + now);
        }
    }

    /** Points that a wish took; also none, so that what was granted for none is known to be back. */
    void restore(String wish, PointsDecision granted, List<Account.Lot> lots) {
        if (returned.isComplete()) {
            decide(wish, granted, lots, 0, Long.MAX_VALUE);
        }
    }

    /** Of the points that paid, counted from those spent last, the ones in this range. */
    private void decide(String wish, PointsDecision spent, List<Account.Lot> lots, long from, long to) {
        List<Account.Lot> order = new ArrayList<>(lots);
        Collections.reverse(order);
        List<Account.Lot> back = new ArrayList<>();
        List<Account.Lot> over = new ArrayList<>();
        long passed = 0;
        long points = 0;
        for (Account.Lot lot : order) {
            long part = Math.min(to, passed + lot.points()) - Math.max(from, passed);
            passed += lot.points();
            if (part > 0) {
                boolean isOver = lot.lifetime().isOver(run.at());
                (isOver ? over : back).add(new Account.Lot(part, lot.lifetime(), lot.from()));
                points += isOver ? 0 : part;
            }
        }
        run.decide(new PointsRestored(
                run.id(PointsRestored.class, wish),
                run.reason(over.isEmpty() ? RESTORED : RESTORED_IN_PART),
                spent.id(),
                spent.account(),
                points,
                back,
                over));
    }
}
