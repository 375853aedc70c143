package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.drl.Answer.Kind;
import io.loyaltyengine.internal.drl.Condition.Comparison;
import io.loyaltyengine.internal.vocabulary.TurnsAt;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks facts what a rule asks, question by question, and goes on where a compiled rule would stop: for "why?" and "why
 * not?". The rule fires if and only if all answers hold.
 */
final class Inquiry {
    private final @Nullable Object[] facts;
    private final Map<String, Object> variables = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();

    /** Asks these; of several facts of a kind the first, where one must be there. */
    Inquiry(@Nullable Object[] facts) {
        this.facts = facts;
    }

    List<Answer> answers(List<Pattern> patterns) {
        patterns.forEach(pattern -> {
            if (pattern.negated()) {
                answers.add(notThere(pattern));
            } else {
                there(pattern);
            }
        });
        return answers;
    }

    private void there(Pattern pattern) {
        Object fact = pattern.among(facts);
        if (fact == null) {
            answers.add(Answer.of(Kind.THERE, Vocabulary.word(pattern.type()), false, List.of()));
            pattern.conditions().forEach(condition -> answers.add(unasked(condition)));
            return;
        }
        variables.put(pattern.variable(), fact);
        if (pattern.conditions().isEmpty()) {
            answers.add(Answer.of(Kind.THERE, Vocabulary.word(pattern.type()), true, List.of()));
        }
        for (Condition condition : pattern.conditions()) {
            try {
                if (condition instanceof Condition.Binding binding) {
                    binding.holds(fact, variables);
                } else {
                    answers.add(answer(condition, fact, false));
                }
            } catch (RuntimeException e) {
                // A compiled rule does not come as far, or stops at the first part that decides.
                if (!(condition instanceof Condition.Binding)) {
                    boolean holds = answers.stream().allMatch(Answer::holds) && holds(condition, fact);
                    answers.add(Answer.of(Kind.UNASKED, condition.text(), holds, List.of()));
                }
            }
        }
    }

    /** Whether a compiled rule would pass; one that would fail was not asked at all, since something else stands against it. */
    private boolean holds(Condition condition, Object fact) {
        try {
            return condition.holds(fact, variables);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Of what must not be there, every fact of the kind is looked at. */
    private Answer notThere(Pattern pattern) {
        String question = "not " + Vocabulary.word(pattern.type()) + "( "
                + pattern.conditions().stream().map(Condition::text).collect(Collectors.joining(", ")) + " )";
        boolean holds = true;
        for (Object fact : facts) {
            if (pattern.type().isInstance(fact)) {
                try {
                    holds &= !accepts(pattern, fact);
                } catch (RuntimeException e) {
                    return Answer.of(Kind.UNASKED, question, false, List.of());
                }
            }
        }
        return Answer.of(Kind.NOT_THERE, question, holds, List.of());
    }

    private boolean accepts(Pattern pattern, Object fact) {
        Map<String, Object> within = new HashMap<>(variables);
        within.put(pattern.variable(), fact);
        return pattern.conditions().stream().allMatch(condition -> condition.holds(fact, within));
    }

    private static Answer unasked(Condition condition) {
        return Answer.of(Kind.UNASKED, condition.text(), false, List.of());
    }

    /**
     * Asks one question.
     *
     * @param turned whether it must not hold
     */
    private Answer answer(Condition condition, Object fact, boolean turned) {
        if (condition instanceof Condition.Not not) {
            return answer(not.part(), fact, !turned);
        }
        if (condition instanceof Condition.All all) {
            return parts(turned ? Kind.ANY : Kind.ALL, all, all.parts(), fact, turned);
        }
        if (condition instanceof Condition.Any any) {
            return parts(turned ? Kind.ALL : Kind.ANY, any, any.parts(), fact, turned);
        }
        String question = (turned ? new Condition.Not(condition) : condition).text();
        if (condition instanceof Comparison comparison) {
            return compared(question, turned ? comparison.turned() : comparison, fact);
        }
        if (condition instanceof Condition.OneOf some) {
            Object actual = some.operand().value(fact, variables);
            List<Object> wanted = some.values().stream()
                    .map(value -> value.value(fact, variables))
                    .toList();
            boolean holds = some.holds(fact, variables) != turned;
            String in = turned ? "!in" : "in";
            return value(question, holds, some.operand(), in, actual, wanted, holds == turned ? wanted : null);
        }
        Operand flag = ((Condition.Flag) condition).operand();
        boolean actual = (boolean) flag.value(fact, variables);
        return value(question, actual != turned, flag, "is", actual, !turned, actual ? null : turningPoint(flag, fact));
    }

    private Answer parts(Kind kind, Condition whole, List<Condition> parts, Object fact, boolean turned) {
        List<Answer> answers = new ArrayList<>();
        for (Condition part : parts) {
            answers.add(answer(part, fact, turned));
        }
        boolean holds = kind == Kind.ALL
                ? answers.stream().allMatch(Answer::holds)
                : answers.stream().anyMatch(Answer::holds);
        return Answer.of(kind, (turned ? new Condition.Not(whole) : whole).text(), holds, answers);
    }

    private Answer compared(String question, Comparison comparison, Object fact) {
        Object actual = comparison.left().value(fact, variables);
        Object required = comparison.right().value(fact, variables);
        boolean holds = comparison.holds(fact, variables);
        return value(
                question,
                holds,
                comparison.left(),
                comparison.operator(),
                actual,
                required,
                turningPoint(comparison, holds, required));
    }

    private static Answer value(
            String question,
            boolean holds,
            Operand measure,
            String operator,
            Object actual,
            Object required,
            @Nullable Object turnsAt) {
        return new Answer(question, holds, Kind.VALUE, measure.text(), operator, actual, required, turnsAt, List.of());
    }

    /** What is next to the threshold on its other side: for whole numbers always, for others where it is the threshold. */
    private static @Nullable Object turningPoint(Comparison comparison, boolean holds, Object required) {
        return switch (comparison.operator()) {
            case "==" -> holds ? null : required;
            case "!=" -> holds ? required : null;
            case ">=" -> holds ? beside(comparison, required, -1) : required;
            case "<" -> holds ? required : beside(comparison, required, -1);
            case ">" -> holds ? required : beside(comparison, required, 1);
            default -> holds ? beside(comparison, required, 1) : required;
        };
    }

    private static @Nullable Object beside(Comparison comparison, Object required, long step) {
        boolean whole = Vocabulary.isWhole(comparison.left().type());
        return whole && required instanceof Number number
                ? Condition.number(number).add(BigDecimal.valueOf(step))
                : null;
    }

    /** What would make such a word true, if another word says so. */
    private @Nullable Object turningPoint(Operand flag, Object fact) {
        TurnsAt turns = flag.mark(TurnsAt.class);
        if (turns == null
                || !(flag instanceof Operand.Path path)
                || path.steps().size() != 1) {
            return null;
        }
        Object owner = path.variable().isEmpty() ? fact : variables.getOrDefault(path.variable(), fact);
        Method word = Objects.requireNonNull(Vocabulary.words(owner.getClass()).get(turns.value()))
                .get(0);
        return new Operand.Step(word, List.of()).of(owner);
    }
}
