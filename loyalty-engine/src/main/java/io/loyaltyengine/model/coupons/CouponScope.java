package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Line;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The lines a coupon is valid on: those of a named product or of a named category.
 *
 * @param products empty, and no categories either, for every line
 * @param categories likewise
 */
public record CouponScope(SortedSet<String> products, SortedSet<String> categories) {
    /** Every line. */
    public static final CouponScope EVERYTHING = new CouponScope(new TreeSet<>(), new TreeSet<>());

    public CouponScope {
        products = Check.names("products", products);
        categories = Check.names("categories", categories);
    }

    public static CouponScope products(String... products) {
        return new CouponScope(new TreeSet<>(Check.names("products", products)), new TreeSet<>());
    }

    public static CouponScope categories(String... categories) {
        return new CouponScope(new TreeSet<>(), new TreeSet<>(Check.names("categories", categories)));
    }

    public boolean includes(Line line) {
        Check.present("line", line);
        return (products.isEmpty() && categories.isEmpty())
                || products.contains(line.product())
                || categories.contains(line.category());
    }
}
