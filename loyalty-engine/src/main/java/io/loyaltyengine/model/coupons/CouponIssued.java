package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The customer got something to present later: a coupon, a voucher, a free coffee for a full card.
 *
 * @param code of the coupon; the shop's catalogue says what it gives
 * @param on the one product that it is narrowed to, if it is
 * @param count how many copies
 * @param account that paid for them
 * @param points what the balance of the account falls by; zero for what costs nothing
 * @param value what was taken for one is worth in money, at the currency's scale
 * @param lots where it was taken from, in the order it was spent
 * @param day on which they were issued, in the programme's zone
 * @param lifetime when they can be presented
 * @param keptOnRefund whether they stay when the goods come back
 * @param once by what name they were issued, if that is done only so often
 */
public record CouponIssued(
        DecisionId id,
        Reason reason,
        @Placeholder String code,
        @Placeholder Optional<String> on,
        @Placeholder long count,
        String account,
        @Placeholder long points,
        @Placeholder BigDecimal value,
        List<Account.Lot> lots,
        LocalDate day,
        Lifetime lifetime,
        boolean keptOnRefund,
        Optional<Once> once)
        implements PointsDecision {
    public CouponIssued {
        Check.decision(id, reason);
        Check.name("code", code);
        Check.optionalName("on", on);
        Check.atLeastOne("count", count);
        Check.name("account", account);
        Check.points("points", points);
        value = Check.plain("value", value);
        lots = Check.distinct("lots", lots, Limits.MAX_ENTRIES, Account.Lot::kind);
        Check.day("day", day);
        Check.present("lifetime", lifetime);
        Check.present("once", once);
    }

    /** Until when, for a sentence. */
    @Placeholder
    public Lifetime until() {
        return lifetime;
    }

    @Override
    public Optional<CouponUse> couponUse() {
        return Optional.of(new CouponUse(code, 0, count, value.subtract(value)));
    }

    @Override
    public long change() {
        return -points;
    }

    @Override
    public void applyTo(Fold fold) {
        fold.take(account, lots);
        fold.issue(new IssuedCoupon(id, code, on, count, day, lifetime, keptOnRefund, account, lots));
        if (once.isPresent()) {
            fold.have(once.get(), day);
        }
    }
}
