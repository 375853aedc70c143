package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Line;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Some lines of a purchase: those of a product, a category or a label that is named, but for those that are excepted.
 *
 * @param products nothing in the first three sets for every line
 * @param categories likewise
 * @param labels likewise
 * @param exceptProducts never among them
 * @param exceptCategories likewise
 * @param exceptLabels likewise
 */
public record CouponScope(
        SortedSet<String> products,
        SortedSet<String> categories,
        SortedSet<String> labels,
        SortedSet<String> exceptProducts,
        SortedSet<String> exceptCategories,
        SortedSet<String> exceptLabels) {
    private static final SortedSet<String> NONE = new TreeSet<>();

    /** Every line. */
    public static final CouponScope EVERYTHING = new CouponScope(NONE, NONE, NONE, NONE, NONE, NONE);

    public CouponScope {
        products = Check.names("products", products);
        categories = Check.names("categories", categories);
        labels = Check.names("labels", labels);
        exceptProducts = Check.names("exceptProducts", exceptProducts);
        exceptCategories = Check.names("exceptCategories", exceptCategories);
        exceptLabels = Check.names("exceptLabels", exceptLabels);
    }

    public static CouponScope products(String... products) {
        return new CouponScope(Check.names("products", products), NONE, NONE, NONE, NONE, NONE);
    }

    public static CouponScope categories(String... categories) {
        return new CouponScope(NONE, Check.names("categories", categories), NONE, NONE, NONE, NONE);
    }

    public static CouponScope labels(String... labels) {
        return new CouponScope(NONE, NONE, Check.names("labels", labels), NONE, NONE, NONE);
    }

    /** The same without the lines of another scope's names. */
    public CouponScope except(CouponScope others) {
        Check.present("others", others);
        return new CouponScope(products, categories, labels, others.products, others.categories, others.labels);
    }

    public boolean includes(Line line) {
        Check.present("line", line);
        return names(line, products, categories, labels) != Named.NO
                && names(line, exceptProducts, exceptCategories, exceptLabels) != Named.YES;
    }

    /** Whether something names a line; there may be nothing that names any. */
    private enum Named {
        YES,
        NO,
        NOTHING
    }

    private static Named names(
            Line line, SortedSet<String> products, SortedSet<String> categories, SortedSet<String> labels) {
        if (products.isEmpty() && categories.isEmpty() && labels.isEmpty()) {
            return Named.NOTHING;
        }
        return products.contains(line.product())
                        || categories.contains(line.category())
                        || (!labels.isEmpty() && hasOne(line, labels))
                ? Named.YES
                : Named.NO;
    }

    private static boolean hasOne(Line line, SortedSet<String> labels) {
        for (String label : line.labels()) {
            if (labels.contains(label)) {
                return true;
            }
        }
        return false;
    }
}
