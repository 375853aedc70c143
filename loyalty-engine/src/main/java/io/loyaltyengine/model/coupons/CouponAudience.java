package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.UnlessSaid;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a coupon is for; an empty set does not restrict.
 *
 * @param customer the only customer it is for
 * @param referrer the customer who hands it on: it is for all others, and makes them referred by that one
 * @param tiers any of these tiers
 * @param segments any of these segments
 * @param channels any of these channels
 * @param firstPurchaseOnly only with the customer's first purchase
 * @param issuedOnly only for customers who hold an open copy that was issued to them, which is used up
 */
public record CouponAudience(
        Optional<String> customer,
        Optional<String> referrer,
        SortedSet<String> tiers,
        SortedSet<String> segments,
        SortedSet<String> channels,
        @UnlessSaid("false") boolean firstPurchaseOnly,
        @UnlessSaid("false") boolean issuedOnly) {
    /** Everybody. */
    public static final CouponAudience EVERYBODY = new CouponAudience(
            Optional.empty(), Optional.empty(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), false, false);

    public CouponAudience {
        customer = Check.optionalName("customer", customer);
        referrer = Check.optionalName("referrer", referrer);
        tiers = Check.names("tiers", tiers);
        segments = Check.names("segments", segments);
        channels = Check.names("channels", channels);
    }

    /** Whether it can be told only of a customer who is known. */
    public boolean asksWho() {
        return customer.isPresent()
                || referrer.isPresent()
                || !tiers.isEmpty()
                || !segments.isEmpty()
                || firstPurchaseOnly
                || issuedOnly;
    }

    public static CouponAudience onlyCustomer(String id) {
        return new CouponAudience(
                Optional.of(Check.name("customer", id)),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                false,
                false);
    }

    /** All but one, who hands it on to them. */
    public static CouponAudience friendsOf(String referrer) {
        return new CouponAudience(
                Optional.empty(),
                Optional.of(Check.name("referrer", referrer)),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                false,
                false);
    }

    public static CouponAudience tiers(String... tiers) {
        return new CouponAudience(
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(Check.names("tiers", tiers)),
                new TreeSet<>(),
                new TreeSet<>(),
                false,
                false);
    }

    public static CouponAudience segments(String... segments) {
        return new CouponAudience(
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(Check.names("segments", segments)),
                new TreeSet<>(),
                false,
                false);
    }

    public static CouponAudience channels(String... channels) {
        return new CouponAudience(
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(Check.names("channels", channels)),
                false,
                false);
    }

    /** Those to whom a rule has issued it. */
    public static CouponAudience issuedTo() {
        return new CouponAudience(
                Optional.empty(), Optional.empty(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), false, true);
    }

    public static CouponAudience newCustomers() {
        return new CouponAudience(
                Optional.empty(), Optional.empty(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), true, false);
    }
}
