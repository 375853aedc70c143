package io.loyaltyengine.workbench.telling;

import io.loyaltyengine.explain.ConditionAnswer;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.explain.RuleAnswer.Outcome;
import io.loyaltyengine.workbench.Texts;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What scenarios try of a programme: which make a rule fire, in which one condition alone keeps it silent, and whether a
 * threshold is met exactly. What none tries can be changed without anybody noticing.
 */
public final class Tried {
    private final Map<String, RuleTried> rules = new LinkedHashMap<>();

    /** What is tried of one rule. */
    private static final class RuleTried {
        final Set<String> firing = new TreeSet<>();
        /** By the condition that alone kept it silent. */
        final Map<String, Set<String>> silencing = new TreeMap<>();
        /** By the condition with a number. */
        final Map<String, Threshold> thresholds = new TreeMap<>();

        String place = "";
    }

    /** Whether somebody meets a number exactly, and whether somebody is on the other side of it, at most one away. */
    private static final class Threshold {
        boolean met;
        boolean missed;

        void take(BigDecimal actual, BigDecimal required, boolean holding, boolean holdsAtIt) {
            met |= actual.compareTo(required) == 0;
            missed |= holding != holdsAtIt && actual.subtract(required).abs().compareTo(BigDecimal.ONE) <= 0;
        }

        boolean isTried() {
            return met && missed;
        }
    }

    /** Takes down what one scenario tries: one of its transactions. */
    public void add(String scenario, Explanation explained) {
        for (RuleAnswer answer : explained.rules()) {
            RuleTried tried = rules.computeIfAbsent(answer.rule(), rule -> new RuleTried());
            tried.place = answer.file() + ":" + answer.line();
            if (answer.outcome() == Outcome.FIRED) {
                tried.firing.add(scenario);
            } else if (answer.failed().size() == 1) {
                tried.silencing
                        .computeIfAbsent(answer.failed().get(0).condition(), condition -> new TreeSet<>())
                        .add(scenario);
            }
            answer.conditions().forEach(condition -> meet(tried, condition));
        }
    }

    private static void meet(RuleTried tried, ConditionAnswer answer) {
        if (!answer.condition().matches(".* (>=|<=|>|<) -?[0-9.]+B?")) {
            return;
        }
        // `>=` and `<=` hold at their number, `>` and `<` do not.
        boolean holdsAtIt = answer.condition().contains("=");
        tried.thresholds
                .computeIfAbsent(answer.condition(), condition -> new Threshold())
                .take(new BigDecimal(answer.actual()), new BigDecimal(answer.required()), answer.holds(), holdsAtIt);
    }

    /**
     * What is not tried, rule by rule; then how much is.
     *
     * @param scenarios how many there are
     * @param all whether each rule is told with the scenarios that make it fire
     */
    public String text(Texts texts, int scenarios, boolean all) {
        StringBuilder lines = new StringBuilder();
        int complete = 0;
        for (Map.Entry<String, RuleTried> entry : rules.entrySet()) {
            RuleTried rule = entry.getValue();
            StringBuilder missing = new StringBuilder();
            if (rule.firing.isEmpty()) {
                missing.append(line(texts.of("coverage.never")));
            } else if (rule.silencing.isEmpty()) {
                missing.append(line(texts.of("coverage.always")));
            }
            rule.thresholds.forEach((condition, threshold) -> {
                if (!threshold.isTried()) {
                    String key = threshold.met ? "coverage.beside" : "coverage.threshold";
                    missing.append(line(texts.of(key, condition)));
                }
            });
            complete += missing.isEmpty() ? 1 : 0;
            if (!missing.isEmpty() || all) {
                lines.append(entry.getKey())
                        .append("  (")
                        .append(rule.place)
                        .append(")\n")
                        .append(missing);
            }
            if (all) {
                rule.firing.forEach(scenario -> lines.append(line("+ " + scenario)));
                rule.silencing.forEach((condition, names) ->
                        names.forEach(scenario -> lines.append(line("- " + scenario + "  [" + condition + "]"))));
            }
        }
        return lines.append(lines.isEmpty() ? "" : "\n")
                .append(texts.of("coverage.sum", rules.size(), scenarios, complete))
                .append('\n')
                .toString();
    }

    /** Whether everything is tried. */
    public boolean isComplete() {
        return rules.values().stream()
                .allMatch(rule -> !rule.firing.isEmpty()
                        && !rule.silencing.isEmpty()
                        && rule.thresholds.values().stream().allMatch(Threshold::isTried));
    }

    private static String line(String text) {
        return "    " + text + "\n";
    }
}
