package io.loyaltyengine.internal.drl;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A verb, or a term that follows it, with what it is given.
 *
 * @param at where it stands
 */
record Call(Token at, Method method, List<Operand> arguments) {
    String name() {
        return at.text();
    }

    /** Whether it is always given the same. */
    boolean isFixed() {
        return arguments.stream().allMatch(argument -> argument instanceof Operand.Constant);
    }

    /** Says it, if it is fixed, to a recorder or to what has been said before it. */
    Object on(Object owner) {
        List<Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(argument.value(owner, Map.of())));
        if (method.isVarArgs()) {
            Object texts = Array.newInstance(method.getParameterTypes()[0].getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(texts, i, values.get(i));
            }
            values.clear();
            values.add(texts);
        }
        return new Operand.Step(method, values).of(owner);
    }
}
