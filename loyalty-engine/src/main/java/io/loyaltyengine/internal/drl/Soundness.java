package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.vocabulary.TodayFact;
import io.loyaltyengine.model.Programme;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what can be read and yet is a mistake: what has no effect, contradicts itself, says another thing than it does, or
 * would fail at the till.
 *
 * <p>It looks at rules that have been read, by the marks of the vocabulary; reading them does not depend on it.
 */
public final class Soundness {
    private static final Method HOLIDAY =
            Vocabulary.words(TodayFact.class).getOrDefault("holiday", List.of()).get(0);

    private Soundness() {}

    /**
     * Looks at all rules.
     *
     * @param programme what they belong to; empty if it could not be read
     * @param problems where every problem goes; if there are any already, rules may be missing, and what only all of them
     *     together could show is not looked for
     */
    public static void check(RuleSet rules, Optional<Programme> programme, Problems problems) {
        Set<String> misread = new HashSet<>();
        problems.errors().forEach(error -> misread.add(place(error.file(), error.rule())));
        for (Rule rule : rules.all()) {
            // What an author must mend anyway may mean something else afterwards.
            if (misread.contains(place(rule.file().name(), Words.shortened(rule.name())))) {
                continue;
            }
            new Consequences(rule, problems).check();
            new Satisfiable(rule, problems).check();
            new Sentences(rule, programme, problems).check();
            if (programme.filter(said -> said.holidays().isEmpty()).isPresent()) {
                checkHolidays(rule, problems);
            }
        }
        Names names = new Names(rules, problems);
        names.checkRules();
        new Ladders(rules, programme, problems).check();
        if (misread.isEmpty()) {
            names.checkAsked();
            new NamedRules(rules, problems).check();
        }
    }

    /** What nobody has named cannot be waited for. */
    private static void checkHolidays(Rule rule, Problems problems) {
        for (Pattern pattern : rule.patterns()) {
            Condition.operands(pattern.conditions(), operand -> {
                if (operand instanceof Operand.Path path && HOLIDAY.equals(path.word())) {
                    problems.add(rule.problem(
                                    path.at(),
                                    "`programme.json` names no holidays.",
                                    "List them there: `\"holidays\": [\"2026-12-25\", \"2026-12-26\"]`.")
                            .asWarning());
                }
            });
        }
    }

    private static String place(String file, String rule) {
        return file + "\n" + rule;
    }
}
