package io.loyaltyengine.model.coupons;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.CouponUse;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a coupon took off goods that come back: all refunds of a purchase together reverse exactly what it took off. If
 * everything came back, it may be that it can be used once more.
 *
 * @param coupon the id of the {@link CouponAccepted}
 * @param code of the coupon
 * @param countedAs by what name its uses are counted
 * @param discount what it took off the goods that come back now, at the currency's scale; zero for none
 * @param allocation that by line
 * @param funding what each sponsor need not bear any more
 * @param amountCounted whether the state remembers how much it has given to the customer
 * @param freed whether it can be used once more
 * @param copy the issued copy that is open again, if it was used up
 */
public record CouponReversed(
        DecisionId id,
        Reason reason,
        DecisionId coupon,
        @Placeholder String code,
        String countedAs,
        @Placeholder BigDecimal discount,
        List<LineAmount> allocation,
        List<Funded> funding,
        boolean amountCounted,
        boolean freed,
        Optional<IssuedCoupon> copy)
        implements Decision {
    public CouponReversed {
        Check.decision(id, reason);
        Check.present("coupon", coupon);
        Check.name("code", code);
        Check.name("countedAs", countedAs);
        discount = Check.plain("discount", discount);
        allocation = Check.distinct("allocation", allocation, Limits.MAX_LINES, LineAmount::line);
        funding = Check.percents("funding", funding, Funded::sponsor, Funded::percent);
        Check.present("copy", copy);
    }

    @Override
    public Optional<CouponUse> couponUse() {
        return Optional.of(new CouponUse(countedAs, freed ? -1 : 0, 0, discount.negate()));
    }

    @Override
    public void applyTo(Fold fold) {
        if (amountCounted) {
            fold.untally(CouponAccepted.GIVEN, countedAs, fold.units(discount));
        }
        if (freed) {
            fold.untally(CouponAccepted.COUPON, countedAs, 1);
        }
        copy.ifPresent(fold::issue);
    }
}
