package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.vocabulary.RuleName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What rules say of other rules by name: these are there, decide the same kind of thing, and none leads back to itself. */
final class NamedRules {
    private final Problems problems;
    private final Map<String, Rule> rules = new TreeMap<>();
    /** Which rules a rule names. */
    private final Map<Rule, Set<Rule>> named = new LinkedHashMap<>();

    NamedRules(RuleSet all, Problems problems) {
        this.problems = problems;
        all.all().forEach(rule -> rules.put(rule.name(), rule));
    }

    void check() {
        for (Rule rule : rules.values()) {
            for (Call call : rule.decisions().get(0)) {
                if (call.method().getParameterCount() == 1
                        && call.method().getParameters()[0].isAnnotationPresent(RuleName.class)) {
                    call.arguments().forEach(name -> name(rule, call, ((Operand.Constant) name).constant()));
                    refuseCircle(rule, call);
                }
            }
        }
    }

    private void name(Rule rule, Call call, Object name) {
        Rule other = rules.get((String) name);
        String verb = verb(rule);
        if (other == null) {
            problems.add(
                    rule.problem(call.at(), "There is no rule `" + Words.shortened((String) name) + "`.", ""),
                    () -> hint(rule, (String) name));
        } else if (other.stage() != rule.stage() || !verb(other).equals(verb)) {
            problems.add(rule.problem(
                    call.at(),
                    "`" + Words.shortened(other.name()) + "` does not say `" + verb + "` in the stage `"
                            + rule.stage().word() + "`.",
                    "Name rules that do, or delete it."));
        } else {
            named.computeIfAbsent(rule, none -> new LinkedHashSet<>()).add(other);
        }
    }

    private String hint(Rule rule, String name) {
        List<String> others = rules.keySet().stream()
                .filter(other -> !other.equals(rule.name()))
                .toList();
        return Words.nearest(name, others)
                .map(near -> "Maybe `" + near + "`.")
                .orElse("Maybe it has another name now.");
    }

    private static String verb(Rule rule) {
        return rule.decisions().get(0).get(0).name();
    }

    private void refuseCircle(Rule rule, Call call) {
        if (leadsBack(rule)) {
            named.remove(rule);
            problems.add(rule.problem(
                    call.at(),
                    "`" + call.name() + "` leads from `" + Words.shortened(rule.name()) + "` back to itself.",
                    "Nobody could say which of them holds. Delete one."));
        }
    }

    private boolean leadsBack(Rule rule) {
        Deque<Rule> open = new ArrayDeque<>(Set.of(rule));
        Set<Rule> seen = new HashSet<>();
        while (!open.isEmpty()) {
            for (Rule next : named.getOrDefault(open.pop(), Set.of())) {
                if (next == rule) {
                    return true;
                }
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return false;
    }
}
