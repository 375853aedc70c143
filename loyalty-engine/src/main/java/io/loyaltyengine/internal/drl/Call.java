package io.loyaltyengine.internal.drl;

import java.lang.reflect.Method;
import java.util.List;

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
}
