package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.drl.Values.Value;
import io.loyaltyengine.internal.vocabulary.Among;
import io.loyaltyengine.internal.vocabulary.TodayFact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads from the conditions of a rule what it requires. */
final class Requirements {
    private final List<Requirement> found = new ArrayList<>();

    private Requirements() {}

    static List<Requirement> of(Rule rule) {
        Requirements requirements = new Requirements();
        new Satisfiable(rule, new Problems()).asked().forEach(requirements::read);
        return requirements.found;
    }

    private void read(Value value, Range range) {
        Class<?> fact = value.owner() instanceof Pattern pattern ? pattern.type() : (Class<?>) value.owner();
        List<Operand.Step> steps = value.steps();
        Class<?> type =
                steps.isEmpty() ? fact : steps.get(steps.size() - 1).method().getReturnType();
        if (Vocabulary.isNumber(type) || type == String.class || type == boolean.class || type == TodayFact.class) {
            Requirement required = range.of(new Measure(fact, steps));
            if (required != null) {
                found.add(required);
            }
        }
        if (!range.admits(nothing(type))) {
            for (int i = 0; i < steps.size(); i++) {
                name(fact, steps.subList(0, i), steps.get(i));
            }
        }
    }

    /** What a word answers that finds none of the names it is given. */
    private static Object nothing(Class<?> type) {
        return type == boolean.class ? false : type == String.class ? "" : BigDecimal.ZERO;
    }

    private void name(Class<?> fact, List<Operand.Step> before, Operand.Step step) {
        Among among = step.method().getAnnotation(Among.class);
        if (among != null) {
            List<Operand.Step> asked = new ArrayList<>(before);
            Class<?> owner = step.method().getDeclaringClass();
            asked.add(new Operand.Step(Vocabulary.method(owner, among.value()), List.of()));
            found.add(new Requirement.OneOf(new Measure(fact, asked), names(step)));
        }
    }

    /** What comes first is a name, or several. */
    private static Set<Object> names(Operand.Step step) {
        Object first = step.arguments().get(0);
        return first instanceof Object[] several ? new HashSet<>(Arrays.asList(several)) : Set.of(first);
    }
}
