package io.loyaltyengine.json;

import io.loyaltyengine.model.Decision;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names by which documents tell the records of a sealed interface apart. */
final class Kinds {
    /** The field that holds the name. */
    static final String FIELD = "type";

    private Kinds() {}

    /** The records of a sealed interface by name: {@code PointsEarned}, {@code purchase}, {@code percentOff}. */
    static <T> Map<String, Class<? extends T>> of(Class<T> type) {
        SortedMap<String, Class<? extends T>> kinds = new TreeMap<>();
        for (Class<?> kind : type.getPermittedSubclasses()) {
            kinds.put(name(type, kind), kind.asSubclass(type));
        }
        return Collections.unmodifiableMap(kinds);
    }

    private static String name(Class<?> type, Class<?> kind) {
        String name = kind.getSimpleName();
        return type == Decision.class ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
