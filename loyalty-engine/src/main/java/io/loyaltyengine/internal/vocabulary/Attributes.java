package io.loyaltyengine.internal.vocabulary;

import java.math.BigDecimal;
import java.util.Map;

/** What the shop says of its own: every fact that has such values answers alike. */
final class Attributes {
    private Attributes() {}

    static String text(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof String text ? text : "";
    }

    static BigDecimal number(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        return value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    static boolean flag(Map<String, Object> attributes, String name) {
        return Boolean.TRUE.equals(attributes.get(name));
    }
}
