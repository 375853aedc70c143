package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where coupon definitions come from. Asked once for every code presented, so a catalogue of thousands costs nothing.
 *
 * <p>While an evaluation runs it must give the same answers, and it must be safe to call from several threads when the
 * engine is.
 */
@FunctionalInterface
public interface CouponCatalogue {
    /** No coupons: every code is unknown. */
    CouponCatalogue EMPTY = of(List.of());

    /** The definition behind a code, compared as the catalogue sees fit. */
    Optional<CouponDefinition> find(String code);

    /**
     * The definition behind a code that {@link #find} does not know, where capital and small letters are the same; asked
     * only under {@link io.loyaltyengine.model.CouponPolicy.Codes#IGNORE_CASE}. If nothing else is said, that behind its capital letters.
     */
    default Optional<CouponDefinition> findIgnoringCase(String code) {
        return find(Check.present("code", code).toUpperCase(Locale.ROOT));
    }

    /** Those that are {@linkplain CouponDefinition#automatic presented by themselves}. */
    default List<CouponDefinition> automatic() {
        return List.of();
    }

    /** All there are, for offers. */
    default List<CouponDefinition> all() {
        return automatic();
    }

    /** A catalogue of these coupons; codes are compared by their exact characters. */
    static CouponCatalogue of(List<CouponDefinition> definitions) {
        return new ListedCoupons(definitions);
    }

    /** A catalogue of these coupons; codes are compared by their exact characters. */
    static CouponCatalogue of(CouponDefinition... definitions) {
        return of(Arrays.asList(Check.present("coupons", definitions)));
    }
}
