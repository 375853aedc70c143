package io.loyaltyengine.model.coupons;

import io.loyaltyengine.internal.base.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A catalogue that is held in memory. */
final class ListedCoupons implements CouponCatalogue {
    private final List<CouponDefinition> all;
    private final List<CouponDefinition> automatic;
    private final Map<String, Optional<CouponDefinition>> byCode = new HashMap<>();
    /** Of several that differ in capital letters alone the first. */
    private final Map<String, Optional<CouponDefinition>> byCapitals = new HashMap<>();

    ListedCoupons(List<CouponDefinition> definitions) {
        all = Check.distinct("coupons", definitions, Integer.MAX_VALUE, CouponDefinition::code);
        automatic = List.copyOf(all.stream().filter(CouponDefinition::automatic).toList());
        for (CouponDefinition definition : all) {
            Optional<CouponDefinition> found = Optional.of(definition);
            byCode.put(definition.code(), found);
            byCapitals.putIfAbsent(capitals(definition.code()), found);
        }
    }

    private static String capitals(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    @Override
    public Optional<CouponDefinition> find(String code) {
        return byCode.getOrDefault(Check.present("code", code), Optional.empty());
    }

    @Override
    public Optional<CouponDefinition> findIgnoringCase(String code) {
        return byCapitals.getOrDefault(capitals(Check.present("code", code)), Optional.empty());
    }

    @Override
    public List<CouponDefinition> automatic() {
        return automatic;
    }

    @Override
    public List<CouponDefinition> all() {
        return all;
    }
}
