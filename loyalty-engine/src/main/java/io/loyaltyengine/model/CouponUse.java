package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By how much the counters of a coupon change over all customers. The host adds it to what it has counted, and checks when it
 * commits that nobody else has taken what was left in the meantime.
 *
 * @param countedAs the name of the counters: that of a campaign, or a code
 * @param uses more or, after a refund, fewer
 * @param issues copies that customers were given or, when they are over or withdrawn, hold no longer
 * @param amount more or less given, at the currency's scale
 */
public record CouponUse(String countedAs, long uses, long issues, BigDecimal amount) {
    public CouponUse {
        Check.name("countedAs", countedAs);
        Check.present("amount", amount);
    }

    /** What some decisions change, by the names of the counters; what changes nothing is left out. */
    static List<CouponUse> of(List<Decision> decisions) {
        SortedMap<String, CouponUse> uses = new TreeMap<>();
        for (Decision decision : decisions) {
            decision.couponUse().ifPresent(more -> uses.merge(more.countedAs, more, CouponUse::plus));
        }
        List<CouponUse> changes = new ArrayList<>(uses.values());
        changes.removeIf(use -> use.uses == 0 && use.issues == 0 && use.amount.signum() == 0);
        return List.copyOf(changes);
    }

    private CouponUse plus(CouponUse more) {
        return new CouponUse(
                countedAs, Math.addExact(uses, more.uses), Math.addExact(issues, more.issues), amount.add(more.amount));
    }
}
