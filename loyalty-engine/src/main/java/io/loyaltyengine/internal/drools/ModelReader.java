package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drools.CompiledRule.Block;
import io.loyaltyengine.internal.drools.CompiledRule.Pattern;
import io.loyaltyengine.internal.drools.CompiledRule.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Block2;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.PredicateN;

/**
 * Reads one rule of the model that Drools compiles rules into. It knows what {@link io.loyaltyengine.internal.drl} lets
 * through, and refuses everything else.
 */
final class ModelReader {
    private final List<Pattern> patterns = new ArrayList<>();
    /** How to come by the value of a variable, from the facts chosen so far. */
    private final Map<Variable<?>, Value> values = new HashMap<>();

    @FunctionalInterface
    private interface Value {
        Object of(Object[] chosen);
    }

    private ModelReader() {}

    static CompiledRule read(String name, Rule rule) {
        return new ModelReader().compiled(name, rule);
    }

    private CompiledRule compiled(String name, Rule rule) {
        for (Condition condition : rule.getView().getSubConditions()) {
            switch (condition.getType()) {
                case PATTERN -> patterns.add(pattern(condition, false));
                case NOT -> patterns.add(pattern(condition.getSubConditions().get(0), true));
                case CONSEQUENCE -> {} // The only one, and it comes last.
                default -> throw unknown(condition);
            }
        }
        return new CompiledRule(name, patterns, block(rule.getDefaultConsequence()));
    }

    private Pattern pattern(Condition condition, boolean negated) {
        if (!(condition instanceof org.drools.model.Pattern<?> pattern)) {
            throw unknown(condition);
        }
        int place = patterns.size() + 1;
        Variable<?> fact = pattern.getPatternVariable();
        values.put(fact, chosen -> chosen[place]);
        for (Binding binding : pattern.getBindings()) {
            values.put(binding.getBoundVariable(), bound(binding));
        }
        return new Pattern(fact.getType(), negated, place, test(pattern.getConstraint()));
    }

    /** Read whenever it is asked for: what was never asked for cannot fail. */
    @SuppressWarnings("unchecked") // Drools' own types say no more.
    private Value bound(Binding binding) {
        Value[] inputs = valuesOf(binding.getInputVariables());
        return chosen -> binding.eval(all(inputs, chosen));
    }

    private Test test(Constraint constraint) {
        return switch (constraint.getType()) {
            case SINGLE -> test((SingleConstraint) constraint);
            case MULTIPLE -> all(constraint.getChildren());
            // What an author combines with && and || is a single constraint here.
            case AND, OR -> throw unknown(constraint);
        };
    }

    private Test all(List<Constraint> constraints) {
        Test[] tests = constraints.stream().map(this::test).toArray(Test[]::new);
        if (tests.length == 1) {
            return tests[0];
        }
        return chosen -> {
            for (Test test : tests) {
                if (!test.holds(chosen)) {
                    return false;
                }
            }
            return true;
        };
    }

    @SuppressWarnings("unchecked") // Drools' own types say no more.
    private Test test(SingleConstraint constraint) {
        Value[] inputs = valuesOf(constraint.getVariables());
        if (inputs.length == 1) {
            Predicate1<Object> predicate = (Predicate1<Object>) unwrapped(constraint.getPredicate1());
            Value input = inputs[0];
            return chosen -> predicate.test(input.of(chosen));
        }
        PredicateN predicate = constraint.getPredicate();
        return chosen -> predicate.test(all(inputs, chosen));
    }

    @SuppressWarnings("unchecked") // Drools' own types say no more.
    private Block block(Consequence consequence) {
        Value[] inputs = valuesOf(consequence.getVariables());
        BlockN block = consequence.getBlock();
        Object compiled = unwrapped(block);
        // Nearly all rules speak of one fact or none, and need no array for that.
        if (compiled instanceof Block1) {
            Block1<Object> ofOne = (Block1<Object>) compiled;
            Value only = inputs[0];
            return chosen -> ofOne.execute(only.of(chosen));
        }
        if (compiled instanceof Block2) {
            Block2<Object, Object> ofTwo = (Block2<Object, Object>) compiled;
            Value first = inputs[0];
            Value second = inputs[1];
            return chosen -> ofTwo.execute(first.of(chosen), second.of(chosen));
        }
        return chosen -> block.execute(all(inputs, chosen));
    }

    private Value[] valuesOf(Variable<?>[] variables) {
        return Stream.of(variables).map(this::valueOf).toArray(Value[]::new);
    }

    private Value valueOf(Variable<?> variable) {
        Value value = variable instanceof Global ? chosen -> chosen[0] : values.get(variable);
        if (value == null) {
            throw unknown(variable);
        }
        return value;
    }

    /** What was compiled, without what Drools wraps it in. */
    private static Object unwrapped(Object lambda) {
        return lambda instanceof IntrospectableLambda wrapper ? wrapper.getLambda() : lambda;
    }

    private static Object[] all(Value[] inputs, Object[] chosen) {
        Object[] all = new Object[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            all[i] = inputs[i].of(chosen);
        }
        return all;
    }

    private static IllegalStateException unknown(Object part) {
        return new IllegalStateException("Drools has compiled what rules cannot say: " + part);
    }
}
