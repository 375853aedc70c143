package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.drl.Values.Value;
import io.loyaltyengine.internal.vocabulary.Occurrence;
import io.loyaltyengine.internal.vocabulary.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether conditions can hold, as far as words are compared with what stands in the rule. */
final class Satisfiable {
    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", ">", "<=", "<=", ">", "<", ">=", ">=", "<");

    private static final String IN_THE_RULE = "The rule could not fire. Maybe it is two rules.";
    private static final String IN_A_NOT = "The `not` always holds. Maybe it is two, one for each.";
    private static final String IN_A_CHOICE =
            "This part of the choice counts for nothing. Delete it, or join what contradicts it to another part by `&&`.";

    private final Rule rule;
    private final Problems problems;
    private final Values values;

    /** Conditions that must hold together, with what they leave of each value. */
    private final class Together {
        final Map<Value, Range> ranges = new LinkedHashMap<>();
        final List<List<Condition>> choices = new ArrayList<>();
        final List<Boolean> wanted = new ArrayList<>();
        /** What follows if they cannot hold; empty if nobody is to be told. */
        final String consequence;
        /** Whether what the vocabulary says of a word counts, too. */
        final boolean limiting;

        boolean holds = true;

        Together(String consequence) {
            this(consequence, true);
        }

        Together(String consequence, boolean limiting) {
            this.consequence = consequence;
            this.limiting = limiting;
        }

        /** One of several ways in which others can hold. */
        Together(Together other) {
            this(other.consequence.isEmpty() ? "" : IN_A_CHOICE, other.limiting);
            other.ranges.forEach((value, range) -> ranges.put(value, new Range(range)));
        }

        void add(Pattern pattern, Condition condition, boolean holding) {
            if (condition instanceof Condition.Not not) {
                add(pattern, not.part(), !holding);
            } else if (condition instanceof Condition.All all) {
                parts(pattern, all.parts(), holding, holding);
            } else if (condition instanceof Condition.Any any) {
                parts(pattern, any.parts(), !holding, holding);
            } else if (condition instanceof Condition.Flag flag) {
                Range range = range(pattern, flag.operand());
                String text = (holding ? "" : "!") + flag.operand().text();
                narrow(range, flag.operand(), text, () -> range.oneOf(Set.of(holding)));
                days(pattern, flag.operand(), text, holding);
            } else if (condition instanceof Condition.OneOf some) {
                oneOf(pattern, some, holding);
            } else if (condition instanceof Condition.Comparison comparison) {
                compare(pattern, comparison, holding);
            }
        }

        private void parts(Pattern pattern, List<Condition> parts, boolean together, boolean holding) {
            if (together) {
                parts.forEach(part -> add(pattern, part, holding));
            } else {
                choices.add(parts);
                wanted.add(holding);
            }
        }

        /** Words that are true on some days ask for one value together: the day. */
        private void days(Pattern pattern, Operand operand, String text, boolean holding) {
            Value value = values.read(pattern, operand);
            if (value == null || value.steps().isEmpty()) {
                return;
            }
            int last = value.steps().size() - 1;
            Operand.Step word = value.steps().get(last);
            Days days = Days.of(word.method(), word.arguments());
            if (days.tell(holding)) {
                Value day = new Value(value.owner(), value.steps().subList(0, last));
                Range range = ranges.computeIfAbsent(day, unknown -> new Range(true));
                narrow(range, operand, text, () -> days.narrow(range, holding));
            }
        }

        private void oneOf(Pattern pattern, Condition.OneOf some, boolean holding) {
            if (!some.values().stream().allMatch(value -> value instanceof Operand.Constant)) {
                return;
            }
            Set<Object> values = some.values().stream().map(Satisfiable::value).collect(Collectors.toSet());
            Range range = range(pattern, some.operand());
            String text = some.operand().text() + " in ("
                    + some.values().stream().map(Operand::text).collect(Collectors.joining(", ")) + ")";
            narrow(range, some.operand(), holding ? text : "!(" + text + ")", () -> {
                if (holding) {
                    range.oneOf(values);
                } else {
                    range.noneOf(values);
                }
            });
        }

        private void compare(Pattern pattern, Condition.Comparison comparison, boolean holding) {
            String operator = comparison.operator();
            if (comparison.right() instanceof Operand.Constant constant) {
                Range range = range(pattern, comparison.left());
                String text = comparison.left().text() + " " + operator + " " + constant.text();
                narrow(
                        range,
                        comparison.left(),
                        holding ? text : "!(" + text + ")",
                        () -> range.compare(
                                holding ? operator : OPPOSITE.getOrDefault(operator, operator), value(constant)));
            }
        }

        private void narrow(Range range, Operand operand, String text, Runnable narrowing) {
            narrowing.run();
            range.narrow(text);
            if (holds && range.isEmpty() && operand instanceof Operand.Path path) {
                holds = false;
                if (!consequence.isEmpty()) {
                    tell(path, range.asked(), consequence);
                }
            }
        }

        private Range range(Pattern pattern, Operand operand) {
            Value value = values.read(pattern, operand);
            return value == null
                    ? new Range(false)
                    : ranges.computeIfAbsent(
                            value,
                            unknown -> limiting
                                    ? limited(operand, value.steps())
                                    : new Range(Vocabulary.isWhole(operand.type())));
        }

        /** Each way in which a choice can come out must be possible. */
        void choose(Pattern pattern) {
            for (int i = 0; holds && i < choices.size(); i++) {
                for (Condition way : choices.get(i)) {
                    Together one = new Together(this);
                    one.add(pattern, way, wanted.get(i));
                    one.choose(pattern);
                }
            }
        }
    }

    Satisfiable(Rule rule, Problems problems) {
        this.rule = rule;
        this.problems = problems;
        this.values = new Values(rule.patterns());
    }

    /** What is asked of each value by all that must be there together, and by nothing else; of several choices none. */
    Map<Value, Range> asked() {
        Together all = new Together("", false);
        for (Pattern pattern : rule.patterns()) {
            if (!pattern.negated()) {
                pattern.conditions().forEach(condition -> all.add(pattern, condition, true));
            }
        }
        return all.ranges;
    }

    void check() {
        checkFacts();
        Together all = new Together(IN_THE_RULE);
        for (Pattern pattern : rule.patterns()) {
            Together here = pattern.negated() ? new Together(IN_A_NOT) : all;
            here.choices.clear();
            here.wanted.clear();
            pattern.conditions().forEach(condition -> here.add(pattern, condition, true));
            here.choose(pattern);
        }
        if (all.holds) {
            rule.patterns()
                    .forEach(pattern -> pattern.conditions().forEach(condition -> checkIdle(pattern, condition)));
        }
    }

    /** What cannot fail asks for nothing. */
    private void checkIdle(Pattern pattern, Condition condition) {
        Together opposite = new Together("");
        opposite.add(pattern, condition, false);
        if (!opposite.holds) {
            List<Operand.Path> asked = new ArrayList<>();
            Condition.operands(List.of(condition), operand -> {
                if (operand instanceof Operand.Path path) {
                    asked.add(path);
                }
            });
            problems.add(rule.problem(asked.get(0).at(), "`" + condition.text() + "` always holds.", instead(condition))
                    .asWarning());
        }
    }

    private static String instead(Condition condition) {
        if (condition instanceof Condition.Any) {
            return "With `||` one of them is enough. Maybe both are meant, with `,` between them.";
        }
        return condition instanceof Condition.Not
                ? "Both together are never true. Maybe neither is meant, with `||` between them."
                : "Delete it; or maybe it is to ask for more.";
    }

    /** Of what a transaction can be it is one. */
    private void checkFacts() {
        Pattern first = null;
        for (Pattern pattern : rule.patterns()) {
            if (!pattern.negated() && Occurrence.class.isAssignableFrom(pattern.type())) {
                if (first != null && first.type() != pattern.type()) {
                    problems.add(rule.problem(
                            pattern.at(),
                            "`" + Vocabulary.word(first.type()) + "` and `" + Vocabulary.word(pattern.type())
                                    + "` are never there together.",
                            "A transaction is a purchase or an activity. Maybe it is two rules."));
                }
                first = pattern;
            }
        }
    }

    /** What the vocabulary knows of a value. */
    private static Range limited(Operand operand, List<Operand.Step> steps) {
        Range range = new Range(Vocabulary.isWhole(operand.type()));
        if (Vocabulary.isNumber(operand.type()) && !steps.isEmpty()) {
            Word word = steps.get(steps.size() - 1).method().getAnnotation(Word.class);
            range.compare(">=", BigDecimal.valueOf(word.least()));
            range.compare("<=", BigDecimal.valueOf(word.most()));
        }
        return range;
    }

    /** Equal numbers are equal, whatever their decimals. */
    private static Object value(Operand constant) {
        Object value = ((Operand.Constant) constant).constant();
        return value instanceof Number ? Condition.number(value).stripTrailingZeros() : value;
    }

    private void tell(Operand.Path path, List<String> asked, String consequence) {
        boolean alone = asked.size() == 1;
        String conditions = asked.stream().map(text -> "`" + text + "`").collect(Collectors.joining(" and "));
        problems.add(rule.problem(
                path.at(),
                alone ? conditions + " never holds." : conditions + " never hold together.",
                alone ? "`" + path.text() + "` is " + limits(path) + "." : consequence));
    }

    private static String limits(Operand.Path path) {
        if (path.steps().isEmpty()) {
            return "never that";
        }
        Word word = path.steps().get(path.steps().size() - 1).method().getAnnotation(Word.class);
        return word.most() == Long.MAX_VALUE
                ? word.least() + " or more"
                : "between " + word.least() + " and " + word.most();
    }
}
