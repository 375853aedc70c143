package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Issued copies of a coupon are open no longer: the goods came back that they were issued for, or that had filled the card;
 * or their time is over.
 *
 * @param issue the id of the {@link CouponIssued}
 * @param code of the coupon
 * @param count how many copies
 * @param account that had paid for them
 * @param points what its balance rises by
 * @param lots what goes back there, with the lifetime it had
 * @param expired what would go back but is over since
 */
public record CouponWithdrawn(
        DecisionId id,
        Reason reason,
        DecisionId issue,
        @Placeholder String code,
        @Placeholder long count,
        String account,
        @Placeholder long points,
        List<Account.Lot> lots,
        List<Account.Lot> expired)
        implements PointsDecision {
    public CouponWithdrawn {
        Check.decision(id, reason);
        Check.present("issue", issue);
        Check.name("code", code);
        Check.atLeastOne("count", count);
        Check.name("account", account);
        Check.points("points", points);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        expired = Check.distinct("expired", expired, Limits.MAX_ENTRIES, Account.Lot::kind);
    }

    @Override
    public Optional<CouponUse> couponUse() {
        return Optional.of(new CouponUse(code, 0, -count, BigDecimal.ZERO));
    }

    @Override
    public long change() {
        return points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.withdraw(issue, count);
        fold.give(account, lots);
        fold.expired(account, expired);
    }
}
