package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where coupon definitions come from. Asked once for every code presented, so a catalogue of thousands costs nothing.
 *
 * <p>For the same code it must give the same definition while an evaluation runs, and it must be safe to call from
 * several threads when the engine is.
 */
@FunctionalInterface
public interface CouponCatalogue {
    /** No coupons: every code is unknown. */
    CouponCatalogue EMPTY = of(List.of());

    /** The definition behind a code, compared as the catalogue sees fit. */
    Optional<CouponDefinition> find(String code);

    /** A catalogue of these coupons; codes are compared by their exact characters. */
    static CouponCatalogue of(List<CouponDefinition> definitions) {
        Map<String, Optional<CouponDefinition>> byCode = new TreeMap<>();
        for (CouponDefinition definition :
                Check.distinct("coupons", definitions, Integer.MAX_VALUE, CouponDefinition::code)) {
            byCode.put(definition.code(), Optional.of(definition));
        }
        return code -> byCode.getOrDefault(Check.present("code", code), Optional.empty());
    }

    /** A catalogue of these coupons; codes are compared by their exact characters. */
    static CouponCatalogue of(CouponDefinition... definitions) {
        return of(Arrays.asList(Check.present("coupons", definitions)));
    }
}
