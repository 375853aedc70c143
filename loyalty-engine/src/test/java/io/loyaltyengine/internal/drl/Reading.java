package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.drools.RuleCompiler;
import io.loyaltyengine.internal.drools.RuleLoader;
import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads rules, and answers which of them fire: as Drools says, and as their own conditions say. */
final class Reading {
    private Reading() {}

    static RuleSet read(Problems problems, String... files) {
        RuleFile[] named = new RuleFile[files.length];
        for (int i = 0; i < files.length; i++) {
            named[i] = new RuleFile("file" + i + ".drl", files[i]);
        }
        return RuleReader.read(List.of(named), Decide.VOCABULARY, Optional.of(SomeFacts.PROGRAMME), problems);
    }

    static RuleSet legal(String... files) {
        Problems problems = new Problems();
        RuleSet rules = read(problems, files);
        problems.throwIfAny();
        return rules;
    }

    static CompiledRules compiled(RuleSet rules) {
        return RuleLoader.load(rules, RuleCompiler.compile(rules));
    }

    static Set<String> fired(CompiledRules rules, Stage stage, List<?> facts) {
        TreeSet<String> fired = new TreeSet<>();
        said(rules.rules(), stage, recorder -> rules.fire(stage, recorder, facts.toArray()))
                .forEach(said -> fired.add(said.rule()));
        return fired;
    }

    /** A rule speaks, maybe about a claim. */
    record Said(String rule, String claim) {}

    /** What rules say, in its order. */
    static List<Said> said(RuleSet rules, Stage stage, Consumer<Recorder> firing) {
        List<Said> said = new ArrayList<>();
        InvocationHandler[] takeDown = new InvocationHandler[1];
        takeDown[0] = (proxy, method, arguments) -> {
            if (method.getName().equals("room")) {
                Object[] room = new Object[(int) arguments[0]];
                room[0] = proxy;
                return room;
            }
            if (method.getName().equals("firing")) {
                said.add(new Said(rules.of(stage).get((int) arguments[0]).name(), ""));
            } else if (arguments != null && arguments[0] instanceof ClaimFact claim) {
                said.set(said.size() - 1, new Said(said.get(said.size() - 1).rule(), claim.code()));
            }
            if (method.getName().equals("say")) {
                return arguments[0];
            }
            return method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : null;
        };
        firing.accept((Decide)
                Proxy.newProxyInstance(Decide.class.getClassLoader(), new Class<?>[] {Decide.class}, takeDown[0]));
        return said;
    }

    static Set<String> holding(RuleSet rules, Stage stage, List<Object> facts) {
        Map<Class<?>, Object> byType = new HashMap<>();
        facts.forEach(fact -> byType.put(fact.getClass(), fact));
        TreeSet<String> holding = new TreeSet<>();
        rules.of(stage).stream().filter(rule -> holds(rule, byType)).forEach(rule -> holding.add(rule.name()));
        return holding;
    }

    private static boolean holds(Rule rule, Map<Class<?>, Object> facts) {
        Map<String, Object> variables = new HashMap<>();
        for (Pattern pattern : rule.patterns()) {
            Object fact = facts.get(pattern.type());
            if (fact == null) {
                return false;
            }
            variables.put(pattern.variable(), fact);
            boolean all = pattern.conditions().stream().allMatch(condition -> condition.holds(fact, variables));
            if (all == pattern.negated()) {
                return false;
            }
        }
        return true;
    }

    static List<List<Object>> facts(Stage stage, int count, Random random) {
        return java.util.stream.Stream.generate(() -> SomeFacts.of(stage, random))
                .limit(count)
                .toList();
    }
}
