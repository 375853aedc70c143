package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.coupons.CouponAccepted;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.standing.SpendCounted;
import java.util.List;

/**
 * The engine, with everything looked at that it computes only then: every sentence, the texts of ids and refusals, and
 * what falls on the lines. It is the row to compare with plain Java when a host stores all it gets.
 */
final class EngineReadOut implements Contender {
    private final Engine engine = new Engine();

    @Override
    public Decided decide(Customer customer, Purchase purchase, CouponCatalogue coupons) {
        Decided decided = engine.decide(customer, purchase, coupons);
        int read = 0;
        for (Decision decision : decided.decisions()) {
            read += decision.id().toString().length()
                    + decision.text().en().length()
                    + later(decision).size();
        }
        if (read == 0) {
            throw new IllegalStateException("A decision without a reason.");
        }
        return decided;
    }

    private static List<?> later(Decision decision) {
        if (decision instanceof PurchaseRecorded recorded) {
            return recorded.lines();
        } else if (decision instanceof PointsEarned earned) {
            return earned.shares();
        } else if (decision instanceof SpendCounted counted) {
            return counted.shares();
        } else if (decision instanceof Refused rejected) {
            return rejected.refusals();
        }
        return decision instanceof CouponAccepted accepted ? accepted.allocation() : List.of();
    }
}
