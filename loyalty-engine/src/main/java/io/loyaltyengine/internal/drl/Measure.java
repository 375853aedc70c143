package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.TodayFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many rules ask of one kind of fact, and what each of them wants to be something else: a value, or the names that
 * the fact has.
 */
public final class Measure {
    private final Class<?> fact;
    private final List<Operand.Step> steps;
    private final List<Object> key;

    /** What stands at the end of a walk from a fact. */
    Measure(Class<?> fact, List<Operand.Step> steps) {
        this.fact = fact;
        this.steps = steps;
        this.key = new ArrayList<>(List.of(fact));
        steps.forEach(step -> key.add(step.key()));
    }

    /** The kind of fact. */
    public Class<?> fact() {
        return fact;
    }

    /**
     * What one fact says: an {@link Iterable} of names, or one value; numbers are {@link BigDecimal}s, days are counted.
     *
     * @throws RuntimeException of any kind, as a rule would that asks for it
     */
    public Object of(Object one) {
        Object value = one;
        for (Operand.Step step : steps) {
            value = step.of(value);
        }
        if (value instanceof TodayFact today) {
            return Days.number(today.date());
        }
        return value instanceof Number number ? Condition.number(number) : value;
    }

    /** Equal are the same words of the same kind of fact. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Measure measure && key.equals(measure.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
