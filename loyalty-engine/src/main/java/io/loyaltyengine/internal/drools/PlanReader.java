package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drools.CompiledRule.Block;
import io.loyaltyengine.internal.drools.CompiledRule.Pattern;
import io.loyaltyengine.internal.drools.CompiledRule.Test;
import io.loyaltyengine.vocabulary.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Block2;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;

/** Makes rules fire as {@link RulePlan} has written them down. */
@SuppressWarnings("unchecked") // What compiled classes take stands in the plan alone.
final class PlanReader {
    private final RuleSet rules;
    private final ClassLoader classes;
    private final Map<Stage, CompiledRule[]> read = new EnumMap<>(Stage.class);

    private Stage stage = Stage.COUPONS;
    private int place;
    /** How to come by the value with each number, from the facts chosen so far. */
    private List<Value> values = new ArrayList<>();

    private List<Pattern> patterns = new ArrayList<>();

    @FunctionalInterface
    private interface Value {
        Object of(Object[] chosen);
    }

    private PlanReader(RuleSet rules, ClassLoader classes) {
        this.rules = rules;
        this.classes = classes;
        for (Stage each : Stage.values()) {
            read.put(each, new CompiledRule[rules.of(each).size()]);
        }
    }

    /**
     * The rules of each stage, by name.
     *
     * @throws IllegalStateException when the plan is of other rules; and whatever comes of a plan that was not written
     *     by {@link RulePlan}
     */
    static Map<Stage, List<CompiledRule>> read(String plan, RuleSet rules, ClassLoader classes)
            throws ReflectiveOperationException {
        PlanReader reader = new PlanReader(rules, classes);
        for (String line : plan.split("\n", -1)) {
            reader.read(line.split(" ", -1));
        }
        return reader.complete();
    }

    private Map<Stage, List<CompiledRule>> complete() {
        Map<Stage, List<CompiledRule>> stages = new EnumMap<>(Stage.class);
        read.forEach((each, compiled) -> {
            List<CompiledRule> present = new ArrayList<>();
            for (CompiledRule rule : compiled) {
                if (rule == null) {
                    throw new IllegalStateException("A rule of the stage " + each.word() + " is not among them.");
                }
                present.add(rule);
            }
            stages.put(each, List.copyOf(present));
        });
        return stages;
    }

    private void read(String[] line) throws ReflectiveOperationException {
        switch (line[0]) {
            case "rule" -> {
                stage = Stage.valueOf(line[1].toUpperCase(Locale.ROOT));
                place = Integer.parseInt(line[2]);
                values = new ArrayList<>();
                values.add(chosen -> chosen[0]);
                patterns = new ArrayList<>();
            }
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
                String name = rules.of(stage).get(place).name();
                Objects.requireNonNull(read.get(stage))[place] = new CompiledRule(name, patterns, block(line));
            }
            default -> {} // Behind the last line break.
        }
    }

    private Class<?> fact(String name) {
        return stage.facts().stream()
                .filter(fact -> fact.getSimpleName().equals(name))
                .findAny()
                .orElseThrow();
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
        if (lambda instanceof Predicate1) {
            Predicate1<Object> test = (Predicate1<Object>) lambda;
            Value only = in[0];
            return chosen -> test.test(only.of(chosen));
        } else if (lambda instanceof Predicate2) {
            Predicate2<Object, Object> test = (Predicate2<Object, Object>) lambda;
            return chosen -> test.test(in[0].of(chosen), in[1].of(chosen));
        } else if (lambda instanceof Predicate3) {
            Predicate3<Object, Object, Object> test = (Predicate3<Object, Object, Object>) lambda;
            return chosen -> test.test(in[0].of(chosen), in[1].of(chosen), in[2].of(chosen));
        }
        Predicate4<Object, Object, Object, Object> test = (Predicate4<Object, Object, Object, Object>) lambda;
        return chosen -> test.test(in[0].of(chosen), in[1].of(chosen), in[2].of(chosen), in[3].of(chosen));
    }

    private Block block(String[] line) throws ReflectiveOperationException {
        Object lambda = instance(line);
        Value[] in = inputs(line);
        // Nearly all rules speak of one fact or none, and need no array for that.
        if (lambda instanceof Block1) {
            Block1<Object> block = (Block1<Object>) lambda;
            Value only = in[0];
            return chosen -> block.execute(only.of(chosen));
        } else if (lambda instanceof Block2) {
            Block2<Object, Object> block = (Block2<Object, Object>) lambda;
            Value first = in[0];
            Value second = in[1];
            return chosen -> block.execute(first.of(chosen), second.of(chosen));
        }
        BlockN block = (BlockN) lambda.getClass().getMethod("asBlockN").invoke(lambda);
        return chosen -> {
            Object[] all = new Object[in.length];
            for (int i = 0; i < in.length; i++) {
                all[i] = in[i].of(chosen);
            }
            block.execute(all);
        };
    }

    /** Of a compiled class there is one. */
    private Object instance(String[] line) throws ReflectiveOperationException {
        return classes.loadClass(line[1]).getEnumConstants()[0];
    }

    private Value[] inputs(String[] line) {
        Value[] inputs = new Value[line.length - 2];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = values.get(Integer.parseInt(line[i + 2]));
        }
        return inputs;
    }
}
