package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Placeholder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the sentences of decisions can say: their own components and methods that are marked as {@link Placeholder}. */
public final class Placeholders {
    private static final ClassValue<Map<String, Method>> SAID = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> said = new HashMap<>();
            for (Method method : type.getMethods()) {
                if (method.isAnnotationPresent(Placeholder.class)) {
                    said.put(method.getName(), method);
                }
            }
            return said;
        }
    };

    private static final Object[] NO_ARGUMENTS = {};

    private Placeholders() {}

    /** What all these decisions can say. */
    @SafeVarargs
    public static Set<String> of(Class<? extends Decision>... decisions) {
        return typed(decisions).keySet();
    }

    /** What all these decisions can say, each with its type. */
    @SafeVarargs
    public static Map<String, Class<?>> typed(Class<? extends Decision>... decisions) {
        Map<String, Class<?>> said = new TreeMap<>();
        for (int i = 0; i < decisions.length; i++) {
            Map<String, Method> here = SAID.get(decisions[i]);
            if (i == 0) {
                here.forEach((name, method) -> said.put(name, method.getReturnType()));
            } else {
                said.keySet().retainAll(here.keySet());
            }
        }
        return said;
    }

    /** What a decision says for a placeholder; an empty text for what is not there. */
    public static Object value(Decision decision, String placeholder) {
        Method method = SAID.get(decision.getClass()).get(placeholder);
        if (method == null) {
            return "";
        }
        try {
            return method.invoke(decision, NO_ARGUMENTS);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A decision cannot say its `" + placeholder + "`.", e);
        }
    }
}
