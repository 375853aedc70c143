package io.loyaltyengine.json;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.model.Decision;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names by which documents tell the records of an interface apart. */
final class Kinds {
    /** The field that holds the name. */
    static final String FIELD = "type";

    private static final ClassValue<Map<String, Class<?>>> KINDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
            SortedMap<String, Class<?>> kinds = new TreeMap<>();
            for (Class<?> kind : kinds(type)) {
                kinds.put(name(type, kind), kind);
            }
            return Collections.unmodifiableMap(kinds);
        }
    };

    private Kinds() {}

    /** The records of an interface by name: {@code PointsEarned}, {@code purchase}, {@code percentOff}. */
    @SuppressWarnings("unchecked") // they are its own
    static <T> Map<String, Class<? extends T>> of(Class<T> type) {
        return (Map<String, Class<? extends T>>) (Map<String, ?>) KINDS.get(type);
    }

    private static List<? extends Class<?>> kinds(Class<?> type) {
        return type == Decision.class ? Decide.decisions() : List.of(type.getPermittedSubclasses());
    }

    /** Whether a type of the model comes in kinds; the JDK has sealed types too, other ones in other versions. */
    static boolean hasKinds(Class<?> type) {
        return type == Decision.class || (type.isSealed() && type.getName().startsWith("io.loyaltyengine.model."));
    }

    /** The type whose kinds a type is one of, or else the type itself. */
    static Class<?> family(Class<?> type) {
        if (Decision.class.isAssignableFrom(type)) {
            return Decision.class;
        }
        return Arrays.stream(type.getInterfaces())
                .filter(Kinds::hasKinds)
                .<Class<?>>map(kinds -> kinds)
                .findFirst()
                .orElse(type);
    }

    private static String name(Class<?> type, Class<?> kind) {
        String name = kind.getSimpleName();
        return type == Decision.class ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
