package io.loyaltyengine.internal.drools;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.IntrospectableLambda;

/**
 * Writes down what Drools has made of a rule: which of the classes it has compiled ask and say what, and of which facts.
 * So that nobody who loads compiled rules needs Drools' model of them.
 *
 * <pre>{@code
 * fact Purchase                   a fact that must be there; `not Purchase`, one that must not
 * bind P1F.LambdaExtractor1F… 1   a value made of the values with these numbers
 * ask P0A.LambdaPredicate0A… 1    what must hold of them
 * say PC1.LambdaConsequenceC1… 0  what is said
 * }</pre>
 *
 * <p>Value 0 is whom the rule speaks to; every fact and every bound value has the next number.
 *
 * <p>It knows what {@link io.loyaltyengine.internal.drl} lets through, and refuses everything else.
 */
final class RulePlan {
    private final StringBuilder plan = new StringBuilder();
    private final Map<Variable<?>, Integer> numbers = new HashMap<>();

    private RulePlan() {}

    static String of(Rule rule) throws ReflectiveOperationException {
        return new RulePlan().written(rule);
    }

    /** The class files that a plan calls, by their path. */
    static Set<String> classes(String plan) {
        Set<String> classes = new HashSet<>();
        for (String line : plan.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("bind") || words[0].equals("ask") || words[0].equals("say")) {
                classes.add(words[1].replace('.', '/') + ".class");
            }
        }
        return classes;
    }

    private String written(Rule rule) throws ReflectiveOperationException {
        for (Condition condition : rule.getView().getSubConditions()) {
            switch (condition.getType()) {
                case PATTERN -> pattern("fact", condition);
                case NOT -> pattern("not", condition.getSubConditions().get(0));
                case CONSEQUENCE -> {} // The only one, and it comes last.
                default -> throw unknown(condition);
            }
        }
        Consequence said = rule.getDefaultConsequence();
        call("say", said.getBlock(), said.getVariables());
        return plan.toString();
    }

    private void pattern(String kind, Condition condition) throws ReflectiveOperationException {
        if (!(condition instanceof Pattern<?> pattern)) {
            throw unknown(condition);
        }
        line(kind, pattern.getPatternVariable().getType().getSimpleName());
        number(pattern.getPatternVariable());
        for (Binding binding : pattern.getBindings()) {
            if (binding.getInputVariables().length != 1) {
                throw unknown(binding);
            }
            call("bind", binding.getBindingFunction(), binding.getInputVariables());
            number(binding.getBoundVariable());
        }
        constraint(pattern.getConstraint());
    }

    private void constraint(Constraint constraint) throws ReflectiveOperationException {
        switch (constraint.getType()) {
            case MULTIPLE -> {
                for (Constraint child : constraint.getChildren()) {
                    constraint(child);
                }
            }
            case SINGLE -> {
                if (constraint != SingleConstraint.TRUE) {
                    SingleConstraint single = (SingleConstraint) constraint;
                    call("ask", predicate(single), single.getVariables());
                }
            }
            // What an author combines with && and || is a single constraint here.
            case AND, OR -> throw unknown(constraint);
        }
    }

    /** Of more than five values, Drools keeps to itself what asks. */
    private static Object predicate(SingleConstraint constraint) throws ReflectiveOperationException {
        Field predicate = constraint.getClass().getDeclaredField("predicate");
        predicate.setAccessible(true);
        return predicate.get(constraint);
    }

    /** A class with one instance, and the numbers of the values it is called with. */
    private void call(String kind, Object lambda, Variable<?>[] inputs) {
        Object compiled = lambda instanceof IntrospectableLambda wrapper ? wrapper.getLambda() : lambda;
        if (!(compiled instanceof Enum<?>)) {
            throw unknown(compiled);
        }
        String values = Arrays.stream(inputs)
                .map(input -> String.valueOf(numberOf(input)))
                .collect(Collectors.joining(" "));
        line(kind, compiled.getClass().getName(), values);
    }

    private int numberOf(Variable<?> input) {
        Integer number = input instanceof Global ? Integer.valueOf(0) : numbers.get(input);
        if (number == null) {
            throw unknown(input);
        }
        return number;
    }

    private void number(Variable<?> variable) {
        numbers.put(variable, numbers.size() + 1);
    }

    private void line(String... words) {
        plan.append(String.join(" ", words)).append('\n');
    }

    private static IllegalStateException unknown(Object part) {
        return new IllegalStateException("Drools has compiled what rules cannot say: " + part);
    }
}
