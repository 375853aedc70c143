package io.loyaltyengine.internal.mechanism.redemptions;

import io.loyaltyengine.internal.till.Returned;
import io.loyaltyengine.internal.till.Run;
import io.loyaltyengine.internal.till.Saying;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.points.LinePoints;
import io.loyaltyengine.model.points.PointsRedeemed;
import io.loyaltyengine.model.points.PointsRestored;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Points that paid for what comes back return to where they came from, those spent last first. */
final class Restoration {
    private static final Saying RESTORED = Saying.of(
            PointsRestored.class,
            "Points that paid come back",
            "{points|point that you paid with is|points that you paid with are} yours again.",
            "{points|Punkt, mit dem du bezahlt hast, gehört|Punkte, mit denen du bezahlt hast, gehören} wieder dir.");

    private Restoration() {}

    static void restore(Run run, Returned returned, PointsRedeemed paid) {
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
        List<Account.Lot> back = lots(run, paid, before, before + now);
        long points = back.stream().mapToLong(Account.Lot::points).sum();
        if (points > 0) {
            run.decide(
                    new PointsRestored(run.id("restored", "payment"), run.reason(RESTORED), paid.id(), points, back));
        }
    }

    /** Of the points that paid, counted from those spent last, the ones in this range; without what is over. */
    private static List<Account.Lot> lots(Run run, PointsRedeemed paid, long from, long to) {
        List<Account.Lot> order = new ArrayList<>(paid.lots());
        Collections.reverse(order);
        List<Account.Lot> back = new ArrayList<>();
        long passed = 0;
        for (Account.Lot lot : order) {
            long part = Math.min(to, passed + lot.points()) - Math.max(from, passed);
            passed += lot.points();
            if (part > 0 && !lot.lifetime().isOver(run.at())) {
                back.add(new Account.Lot(part, lot.lifetime()));
            }
        }
        return back;
    }
}
