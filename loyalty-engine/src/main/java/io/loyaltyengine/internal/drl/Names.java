package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.model.TierStanding;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What all rules together call by name: the rules themselves, and what they give and ask for. */
final class Names {
    private final RuleSet rules;
    private final Problems problems;
    private final Map<String, Set<String>> given = new TreeMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Asked> forwarded = new ArrayList<>();
    /** Names by what is left of them when case does not count. */
    private final Map<String, String> written = new HashMap<>();

    /** A name that a rule asks for. */
    private record Asked(Rule rule, Token at, String kind, String name) {}

    Names(RuleSet rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
        for (Rule rule : rules.all()) {
            rule.decisions().forEach(decision -> decision.forEach(call -> said(rule, call)));
            rule.patterns()
                    .forEach(pattern -> Condition.operands(pattern.conditions(), operand -> read(rule, operand)));
        }
    }

    /** Two rules of nearly one name, or of two names that do the same. */
    void checkRules() {
        Map<String, Rule> byName = new HashMap<>();
        Map<String, Rule> byContent = new HashMap<>();
        for (Rule rule : rules.all()) {
            Rule other = byName.putIfAbsent(folded(rule.name()), rule);
            if (other != null && !other.name().equals(rule.name())) {
                problems.add(rule.problem(
                        "The name differs from `" + Words.shortened(other.name()) + "` by case only.",
                        "People and databases take them for one. Rename one of the two."));
            }
            Rule twin = byContent.putIfAbsent(sense(rule), rule);
            if (twin != null && !twin.name().equals(rule.name())) {
                problems.add(rule.problem(
                                "The rule says the same as `" + Words.shortened(twin.name()) + "`: "
                                        + twin.file().name() + ":" + twin.line() + ".",
                                "Both decide. Maybe one of them is left over.")
                        .asWarning());
            }
        }
    }

    /** What it asks, in whatever order, and decides. */
    private static String sense(Rule rule) {
        String asked = rule.patterns().stream()
                .map(pattern -> (pattern.negated() ? "not " : "")
                        + pattern.variable()
                        + Vocabulary.word(pattern.type())
                        + pattern.conditions().stream()
                                .map(Condition::text)
                                .sorted()
                                .toList())
                .sorted()
                .collect(Collectors.joining("\n"));
        return rule.stage().word() + "\n" + asked + "\n" + rule.consequence();
    }

    /** What is asked for must be given by a rule, or by the shop itself, which nobody can know here. */
    void checkAsked() {
        forwarded.forEach(this::refuseForwarded);
        for (Asked name : asked) {
            Set<String> known = given.getOrDefault(name.kind(), Set.of());
            if (!known.contains(name.name()) && !name.name().equals(TierStanding.NO_TIER)) {
                RuleProblem problem = name.rule()
                        .problem(name.at(), "No rule gives the " + name.kind() + " `" + name.name() + "`.", "");
                problems.add(problem.asWarning(), () -> hint(name, known));
            }
        }
    }

    /** A name that is given and nobody else asks for can be the one that is misspelt. */
    private String hint(Asked name, Set<String> known) {
        Optional<String> near = Words.nearest(name.name(), known);
        if (near.isEmpty()) {
            return "Maybe a rule is missing, or the shop gives it by itself.";
        }
        boolean isAsked = asked.stream()
                .anyMatch(other ->
                        other.kind().equals(name.kind()) && other.name().equals(near.get()));
        return isAsked
                ? "Maybe `" + near.get() + "`."
                : "A rule gives `" + near.get() + "`, for which none asks. Maybe one of the two is misspelt.";
    }

    private void said(Rule rule, Call call) {
        Parameter[] parameters = call.method().getParameters();
        for (int i = 0; i < Math.min(parameters.length, call.arguments().size()); i++) {
            NameOf mark = parameters[i].getAnnotation(NameOf.class);
            if (call.arguments().get(i) instanceof Operand.Constant constant) {
                if (parameters[i].isAnnotationPresent(ActivityKind.class)) {
                    forwarded.add(new Asked(rule, call.at(), "activity", String.valueOf(constant.constant())));
                }
                if (mark != null && constant.constant() instanceof String name) {
                    if (mark.asked()) {
                        asked.add(new Asked(rule, call.at(), mark.value(), name));
                    } else {
                        give(rule, call.at(), mark.value(), name);
                    }
                }
            } else {
                read(rule, call.arguments().get(i));
            }
        }
    }

    /** Nothing comes of an activity whose kind no rule names: whoever gets it refuses it. */
    private void refuseForwarded(Asked kind) {
        if (!rules.activityKinds().contains(kind.name())) {
            problems.add(
                    kind.rule()
                            .problem(
                                    kind.at(),
                                    "No rule names the activity `" + kind.name() + "`, so it would be refused.",
                                    ""),
                    () -> Words.nearest(kind.name(), rules.activityKinds())
                            .map(near -> "Maybe `" + near + "`.")
                            .orElse("Say what comes of it: `Activity( kind == \"" + kind.name() + "\" )`."));
        }
    }

    private void give(Rule rule, Token at, String kind, String name) {
        given.computeIfAbsent(kind, none -> new TreeSet<>()).add(name);
        String before = written.putIfAbsent(kind + "\n" + folded(name), name);
        if (before != null && !before.equals(name)) {
            problems.add(rule.problem(
                            at,
                            "The " + kind + " `" + name + "` differs from `" + before + "` by case only.",
                            "They are two. Maybe `" + before + "`.")
                    .asWarning());
        }
    }

    private void read(Rule rule, Operand operand) {
        if (operand instanceof Operand.Path path) {
            for (Operand.Step step : path.steps()) {
                Method word = step.method();
                for (int i = 0; i < word.getParameterCount(); i++) {
                    NameOf mark = word.getParameters()[i].getAnnotation(NameOf.class);
                    if (mark != null
                            && i < step.arguments().size()
                            && step.arguments().get(i) instanceof String name) {
                        asked.add(new Asked(rule, path.at(), mark.value(), name));
                    }
                }
            }
        }
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
