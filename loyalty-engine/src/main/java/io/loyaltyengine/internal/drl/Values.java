package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.Several;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a rule asks about: the same value has one name here, whatever the rule calls it. */
final class Values {
    /**
     * A value of a fact.
     *
     * @param owner the kind of fact it is read from, or the pattern where there can be several of a kind
     */
    record Value(Object owner, List<Operand.Step> steps) {
        /** Whether the word that it is read by has a mark. */
        boolean isMarked(Class<? extends Annotation> mark) {
            return !steps.isEmpty() && steps.get(steps.size() - 1).method().isAnnotationPresent(mark);
        }
    }

    private final Map<String, Value> bound = new HashMap<>();

    Values(List<Pattern> patterns) {
        patterns.forEach(this::bind);
    }

    /** What an operand of a pattern reads; null if it is a constant, or nobody knows. */
    @Nullable
    Value read(Pattern pattern, Operand operand) {
        if (!(operand instanceof Operand.Path path)) {
            return null;
        }
        Value start = path.variable().isEmpty() ? new Value(owner(pattern), List.of()) : bound.get(path.variable());
        if (start == null) {
            return null;
        }
        List<Operand.Step> steps = new ArrayList<>(start.steps());
        steps.addAll(path.steps());
        return new Value(start.owner(), steps);
    }

    private void bind(Pattern pattern) {
        bound.put(pattern.variable(), new Value(owner(pattern), List.of()));
        for (Condition condition : pattern.conditions()) {
            if (condition instanceof Condition.Binding binding) {
                Value value = read(pattern, binding.operand());
                if (value != null) {
                    bound.put(binding.variable(), value);
                }
            }
        }
    }

    private static Object owner(Pattern pattern) {
        return pattern.type().isAnnotationPresent(Several.class) ? pattern : pattern.type();
    }
}
