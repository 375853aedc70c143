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
import io.loyaltyengine.model.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A coupon takes effect and counts as used.
 *
 * @param code of the coupon, however it was spelt when it was presented
 * @param discount what it takes off, at the currency's scale
 * @param allocation the discount spread over the lines, to the exact cent
 * @param freeItem what it gives that is no line of the purchase, for the host to book
 * @param next what is missing to its next step
 * @param funding what each sponsor bears of the discount; the shop bears the rest
 * @param day the day of the purchase, in the programme's zone
 * @param countedAs by what name its use is counted: that of its campaign, or its code
 * @param amountCounted whether the state remembers how much it has given to the customer
 * @param referrer who hands the coupon on, and has recommended the shop to the customer
 * @param freedOnRefund whether it may be used once more when the whole purchase comes back
 * @param copy the issued copy that it uses up, if there is one
 */
public record CouponAccepted(
        DecisionId id,
        Reason reason,
        @Placeholder String code,
        @Placeholder BigDecimal discount,
        List<LineAmount> allocation,
        Optional<Benefit.FreeItem> freeItem,
        Optional<NextStep> next,
        List<Funded> funding,
        LocalDate day,
        String countedAs,
        boolean amountCounted,
        Optional<String> referrer,
        boolean freedOnRefund,
        Optional<IssuedCoupon> copy)
        implements Decision {
    /** The kind of tally of the coupons used. */
    public static final String COUPON = "coupon";

    /** The kind of tally of what coupons gave to the customer, in units of the currency's last decimal. */
    public static final String GIVEN = "given";

    public CouponAccepted {
        Check.decision(id, reason);
        Check.name("code", code);
        discount = Check.plain("discount", discount);
        Check.present("freeItem", freeItem);
        Check.present("next", next);
        funding = Check.percents("funding", funding, Funded::sponsor, Funded::percent);
        Check.day("day", day);
        Check.name("countedAs", countedAs);
        Check.optionalName("referrer", referrer);
        Check.present("copy", copy);
        allocation = Check.distinct("allocation", allocation, Limits.MAX_LINES, LineAmount::line);
    }

    @Override
    public Optional<CouponUse> couponUse() {
        return Optional.of(new CouponUse(countedAs, 1, 0, discount));
    }

    @Override
    public void applyTo(Fold fold) {
        fold.tally(COUPON, countedAs, 1, day);
        if (amountCounted && discount.signum() > 0) {
            fold.tally(GIVEN, countedAs, fold.units(discount), day);
        }
        if (referrer.isPresent()) {
            fold.tally(Tally.REFERRER, referrer.get(), 1, day);
        }
        if (copy.isPresent()) {
            fold.withdraw(copy.get().issue(), 1);
        }
    }
}
