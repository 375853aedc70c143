package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.IssuedCoupon;
import io.loyaltyengine.model.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A coupon that a customer could present now. What is still missing is of the purchase alone: with it the till accepts the
 * code, beside whatever else is presented there.
 *
 * @param code of the coupon
 * @param benefit what it gives
 * @param because what makes it this customer's; empty for what everybody has
 * @param missing what must be bought, and where, each as the till would say it; empty if any purchase will do
 * @param copy the issued copy that the customer holds, if there is one
 * @param until the first moment at which it is no longer valid, if there is one
 */
public record Offer(
        String code,
        Benefit benefit,
        SortedSet<Why> because,
        List<Refusal> missing,
        Optional<IssuedCoupon> copy,
        Optional<Instant> until) {
    /** What makes a coupon one customer's, the most personal first. */
    public enum Why {
        /** A copy was issued to the customer. */
        ISSUED,
        /** It is for this customer alone. */
        PERSONAL,
        /** It is for what the customer has collected most often, such as a favourite category. */
        FAVOURITE,
        /** It is for what the customer has collected last. */
        LATEST,
        /** It is for a segment that the customer is in. */
        SEGMENT,
        /** It is for the customer's tier. */
        TIER,
        /** It is for a first purchase, and the customer has made none. */
        FIRST_PURCHASE
    }

    public Offer {
        Check.name("code", code);
        Check.present("benefit", benefit);
        because = Collections.unmodifiableSortedSet(new TreeSet<>(Check.list("because", because, Why.values().length)));
        missing = Check.list("missing", missing, 100);
        Check.present("copy", copy);
        Check.optionalMoment("until", until);
    }
}
