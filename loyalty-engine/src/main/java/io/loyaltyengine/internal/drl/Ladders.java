package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Condition.Comparison;
import io.loyaltyengine.internal.vocabulary.TierName;
import io.loyaltyengine.model.Programme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules that ask nothing but how far one is: a higher step asks for more, and what is given already need not be given again. */
final class Ladders {
    private final List<String> tiers;
    private final Problems problems;
    /** Steps by what they ask and, but for the tier, decide. */
    private final Map<String, List<Step>> ladders = new TreeMap<>();

    /**
     * A rule with a threshold.
     *
     * @param given what it decides, as its author wrote it
     * @param tier which it gives; empty if it gives none
     */
    private record Step(Rule rule, Operand.Path asked, BigDecimal threshold, String given, String tier) {}

    Ladders(RuleSet rules, Optional<Programme> programme, Problems problems) {
        this.tiers = programme.map(Programme::tiers).orElse(List.of());
        this.problems = problems;
        rules.all().forEach(this::add);
    }

    void check() {
        for (List<Step> ladder : ladders.values()) {
            for (int i = 0; i < ladder.size(); i++) {
                for (int j = i + 1; j < ladder.size(); j++) {
                    compare(ladder.get(i), ladder.get(j));
                }
            }
        }
    }

    private void compare(Step one, Step other) {
        if (one.given().equals(other.given())) {
            int order = one.threshold().compareTo(other.threshold());
            if (order != 0) {
                tellIdle(order > 0 ? one : other, order > 0 ? other : one);
            }
        } else if (tiers.indexOf(one.tier()) > tiers.indexOf(other.tier())) {
            refuseTurned(one, other);
        } else {
            refuseTurned(other, one);
        }
    }

    private void tellIdle(Step idle, Step before) {
        problems.add(idle.rule()
                .problem(
                        idle.asked().at(),
                        "`" + name(before) + "` gives the same from " + shown(before) + " on.",
                        "Maybe one of them is left over, or is to give something else.")
                .asWarning());
    }

    private void refuseTurned(Step higher, Step lower) {
        if (tiers.contains(higher.tier())
                && tiers.contains(lower.tier())
                && higher.threshold().compareTo(lower.threshold()) <= 0) {
            problems.add(higher.rule()
                    .problem(
                            higher.asked().at(),
                            "The tier `" + higher.tier() + "` is above `" + lower.tier() + "`, but asks for "
                                    + shown(higher) + " and `" + name(lower) + "` for " + shown(lower) + ".",
                            "So nobody becomes `" + lower.tier()
                                    + "`. Maybe a number is wrong, or the order of `tiers` in `programme.json`.")
                    .asWarning());
        }
    }

    /** Takes a rule down if one comparison with a number is all that tells it from others. */
    private void add(Rule rule) {
        if (rule.patterns().size() != 1 || rule.decisions().size() != 1) {
            return;
        }
        Pattern pattern = rule.patterns().get(0);
        Call verb = rule.decisions().get(0).get(0);
        List<Condition> thresholds = pattern.conditions().stream()
                .filter(condition -> condition instanceof Comparison comparison && comparison.isThreshold())
                .toList();
        if (pattern.negated()
                || thresholds.size() != 1
                || !Vocabulary.verb(verb.method()).goal()
                || !rule.decisions().get(0).stream().allMatch(Call::isFixed)) {
            return;
        }
        Comparison threshold = (Comparison) thresholds.get(0);
        Operand.Path asked = (Operand.Path) threshold.left();
        String others = pattern.conditions().stream()
                .filter(condition -> condition != threshold)
                .map(Condition::text)
                .sorted()
                .collect(Collectors.joining(", "));
        String tier = tier(verb);
        String given = given(rule.decisions().get(0));
        String ladder = String.join(
                "\n",
                rule.stage().word(),
                Vocabulary.word(pattern.type()),
                asked.text(),
                threshold.operator(),
                others,
                tier.isEmpty() ? given : "");
        BigDecimal number = Condition.number(((Operand.Constant) threshold.right()).constant());
        ladders.computeIfAbsent(ladder, none -> new ArrayList<>()).add(new Step(rule, asked, number, given, tier));
    }

    /** The tier that a fixed verb gives; empty if it gives none. */
    static String tier(Call verb) {
        // What was misread may lack what the verb takes.
        boolean gives = !verb.arguments().isEmpty()
                && verb.method().getParameterCount() > 0
                && verb.method().getParameters()[0].isAnnotationPresent(TierName.class);
        return gives ? String.valueOf(((Operand.Constant) verb.arguments().get(0)).constant()) : "";
    }

    private static String given(List<Call> decision) {
        return decision.stream()
                .map(call -> call.name()
                        + call.arguments().stream().map(Operand::text).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining("."));
    }

    private static String name(Step step) {
        return Words.shortened(step.rule().name());
    }

    private static String shown(Step step) {
        return step.threshold().toPlainString();
    }
}
