package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drools.CompiledRule.Block;
import io.loyaltyengine.internal.drools.CompiledRule.Pattern;
import io.loyaltyengine.internal.drools.CompiledRule.Test;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Block2;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.jspecify.annotations.Nullable;

/** Makes a rule fire as {@link RulePlan} has written it down. */
@SuppressWarnings("unchecked") // What compiled classes take stands in the plan alone.
final class PlanReader {
    private final Stage stage;
    private final RuleClassLoader classes;
    /** How to come by the value with each number, from the facts chosen so far. */
    private final List<Value> values = new ArrayList<>(List.of(chosen -> chosen[0]));

    private final List<Pattern> patterns = new ArrayList<>();
    private @Nullable Block consequence;
    private boolean always;

    @FunctionalInterface
    private interface Value {
        Object of(Object[] chosen);
    }

    private PlanReader(Stage stage, RuleClassLoader classes) {
        this.stage = stage;
        this.classes = classes;
    }

    /**
     * A rule.
     *
     * @param place among the rules of its stage
     * @throws RuntimeException of any kind when the plan was not written by {@link RulePlan}
     */
    static CompiledRule read(String plan, Rule rule, int place, RuleClassLoader classes)
            throws ReflectiveOperationException {
        PlanReader reader = new PlanReader(rule.stage(), classes);
        for (String line : plan.split("\n", 0)) {
            reader.read(line.split(" ", -1));
        }
        return new CompiledRule(
                rule.name(),
                place,
                reader.patterns,
                Objects.requireNonNull(reader.consequence),
                reader.always,
                classes);
    }

    private void read(String[] line) throws ReflectiveOperationException {
        switch (line[0]) {
            case "fact", "not" -> {
                int chosenAs = patterns.size() + 1;
                values.add(chosen -> chosen[chosenAs]);
                patterns.add(new Pattern(fact(line[1]), line[0].equals("not"), chosenAs, Test.NONE));
            }
            case "bind" -> values.add(bound(line));
            case "ask" ->
                patterns.set(
                        patterns.size() - 1, patterns.get(patterns.size() - 1).with(test(line)));
            case "say" -> {
                consequence = block(line);
                always = line.length == 3 && line[2].equals("0");
            }
            default -> throw new IllegalStateException("A plan says nothing such as " + line[0] + ".");
        }
    }

    private Class<?> fact(String name) {
        for (Class<?> fact : stage.facts()) {
            if (fact.getSimpleName().equals(name)) {
                return fact;
            }
        }
        throw new IllegalStateException("There is no " + name + " in this stage.");
    }

    /** Made whenever it is asked for: what was never asked for cannot fail. */
    private Value bound(String[] line) throws ReflectiveOperationException {
        Function1<Object, Object> function = (Function1<Object, Object>) instance(line);
        Value input = inputs(line)[0];
        return chosen -> function.apply(input.of(chosen));
    }

    private Test test(String[] line) throws ReflectiveOperationException {
        Object lambda = instance(line);
        Value[] in = inputs(line);
        if (lambda instanceof Predicate1 && in.length == 1) {
            Predicate1<Object> test = (Predicate1<Object>) lambda;
            Value only = in[0];
            return chosen -> test.test(only.of(chosen));
        } else if (lambda instanceof Predicate2 && in.length == 2) {
            Predicate2<Object, Object> test = (Predicate2<Object, Object>) lambda;
            return chosen -> test.test(in[0].of(chosen), in[1].of(chosen));
        }
        Method test = method(lambda, "test", in.length);
        return chosen -> (boolean) called(test, lambda, all(in, chosen));
    }

    private Block block(String[] line) throws ReflectiveOperationException {
        Object lambda = instance(line);
        Value[] in = inputs(line);
        // Nearly all rules speak of one fact or none, and need no array for that.
        if (lambda instanceof Block1 && in.length == 1) {
            Block1<Object> block = (Block1<Object>) lambda;
            Value only = in[0];
            return chosen -> block.execute(only.of(chosen));
        } else if (lambda instanceof Block2 && in.length == 2) {
            Block2<Object, Object> block = (Block2<Object, Object>) lambda;
            Value first = in[0];
            Value second = in[1];
            return chosen -> block.execute(first.of(chosen), second.of(chosen));
        }
        Method block = method(lambda, "execute", in.length);
        return chosen -> called(block, lambda, all(in, chosen));
    }

    /** Of a compiled class there is one. */
    private Object instance(String[] line) throws ReflectiveOperationException {
        return classes.loadClass(line[1]).getEnumConstants()[0];
    }

    private static Method method(Object lambda, String name, int inputs) throws NoSuchMethodException {
        return lambda.getClass()
                .getMethod(name, Collections.nCopies(inputs, Object.class).toArray(new Class<?>[0]));
    }

    private static Object called(Method method, Object lambda, Object[] inputs) throws Exception {
        try {
            return method.invoke(lambda, inputs);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Object[] all(Value[] inputs, Object[] chosen) {
        Object[] all = new Object[inputs.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = inputs[i].of(chosen);
        }
        return all;
    }

    private Value[] inputs(String[] line) {
        Value[] inputs = new Value[line.length - 2];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = values.get(Integer.parseInt(line[i + 2]));
        }
        return inputs;
    }
}
