package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a coupon is for; an empty set does not restrict.
 *
 * @param customer the only customer it is for
 * @param tiers any of these tiers
 * @param segments any of these segments
 * @param channels any of these channels
 * @param firstPurchaseOnly only with the customer's first purchase
 */
public record CouponAudience(
        Optional<String> customer,
        SortedSet<String> tiers,
        SortedSet<String> segments,
        SortedSet<String> channels,
        boolean firstPurchaseOnly) {
    /** Everybody. */
    public static final CouponAudience EVERYBODY =
            new CouponAudience(Optional.empty(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), false);

    public CouponAudience {
        customer = Check.optionalName("customer", customer);
        tiers = Check.names("tiers", tiers);
        segments = Check.names("segments", segments);
        channels = Check.names("channels", channels);
    }

    public static CouponAudience onlyCustomer(String id) {
        return new CouponAudience(
                Optional.of(Check.name("customer", id)), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), false);
    }

    public static CouponAudience tiers(String... tiers) {
        return new CouponAudience(
                Optional.empty(), new TreeSet<>(Check.names("tiers", tiers)), new TreeSet<>(), new TreeSet<>(), false);
    }

    public static CouponAudience segments(String... segments) {
        return new CouponAudience(
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(Check.names("segments", segments)),
                new TreeSet<>(),
                false);
    }

    public static CouponAudience channels(String... channels) {
        return new CouponAudience(
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(Check.names("channels", channels)),
                false);
    }

    public static CouponAudience newCustomers() {
        return new CouponAudience(Optional.empty(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), true);
    }
}
