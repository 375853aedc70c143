package io.loyaltyengine.internal.drl;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One side of a condition: a constant, or a value that is read from a fact. */
sealed interface Operand {
    /** The type of its values; {@code void} when the author's mistake has been reported and nothing is known. */
    Class<?> type();

    /** As the author wrote it. */
    String text();

    /** How the word that answers it is marked; null when it is not. */
    default <A extends Annotation> @Nullable A mark(Class<A> mark) {
        return null;
    }

    /** Its value for a fact, with the variables bound so far. */
    Object value(Object fact, Map<String, Object> variables);

    record Constant(Class<?> type, String text, Object constant) implements Operand {
        @Override
        public Object value(Object fact, Map<String, Object> variables) {
            return constant;
        }
    }

    /**
     * A walk from a fact or a variable along words of the vocabulary.
     *
     * @param variable where it starts; empty for the fact itself
     * @param word that answers it, be it by the name of a variable; null for a fact
     * @param at where it stands
     */
    record Path(
            Class<?> type,
            String text,
            String variable,
            List<Step> steps,
            @Nullable Method word,
            Token at) implements Operand {
        @Override
        public <A extends Annotation> @Nullable A mark(Class<A> mark) {
            return word == null ? null : word.getAnnotation(mark);
        }

        @Override
        public Object value(Object fact, Map<String, Object> variables) {
            Object value = variable.isEmpty() ? fact : Objects.requireNonNull(variables.get(variable), variable);
            for (Step step : steps) {
                value = step.of(value);
            }
            return value;
        }
    }

    /** One word of the vocabulary with its arguments, which are constants. */
    record Step(Method method, List<Object> arguments) {
        /** The word and what it is given: equal for the same question. */
        List<Object> key() {
            List<Object> key = new ArrayList<>(List.of(method));
            arguments.forEach(
                    argument -> key.add(argument instanceof Object[] several ? Arrays.asList(several) : argument));
            return key;
        }

        Object of(Object owner) {
            try {
                return method.invoke(owner, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
