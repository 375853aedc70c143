package io.loyaltyengine.internal.drl;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
     * @param at where it stands
     */
    record Path(Class<?> type, String text, String variable, List<Step> steps, Token at) implements Operand {
        /** How its last word is marked; null when it is not. */
        <A extends Annotation> @Nullable A mark(Class<A> mark) {
            return steps.isEmpty() ? null : steps.get(steps.size() - 1).method().getAnnotation(mark);
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
