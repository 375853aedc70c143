package io.loyaltyengine.examples;

import io.loyaltyengine.examples.Reference.RuleText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a rule becomes by one slip of its author: another number, also with its sentences; another operator, code, weekday,
 * month or tier; a condition, a term or a whole fact left out; selections confused.
 */
final class RuleMutants {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$\"])\\d+(?:\\.\\d+)?(?=B?\\b)");
    private static final Pattern OPERATOR = Pattern.compile("(>=|<=|==|!=|(?<![>=<!])[<>](?!=))");
    private static final Pattern NEGATION = Pattern.compile("!(?=\\w)");
    private static final Pattern TRUTH = Pattern.compile("(?<=[(,] )(?=\\w+(?:\\([^)]*\\))?(?:,| \\)))");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]+\"");
    private static final Pattern CONDITIONS = Pattern.compile("(?<=\\w\\( ).+(?= \\)\\n)");
    private static final Pattern FACT = Pattern.compile("(?m)^    (\\$\\w+ : )?[A-Z]\\w+\\( .*\\)\\n");
    private static final Pattern TERM = Pattern.compile("\\s*\\.\\w+\\((?:[^()]|\\([^()]*\\))*\\)(?=[\\s.;])");
    private static final Pattern SELECTION = Pattern.compile("\\b(only|without)\\(");

    private RuleMutants() {}

    /**
     * A rule with one slip.
     *
     * @param text all that stands between its name and {@code end}
     */
    record Mutant(RuleText rule, String slip, String text) {
        @Override
        public String toString() {
            return rule + ": " + slip;
        }
    }

    static List<Mutant> of(RuleText rule) {
        Slips slips = new Slips(rule);
        slips.inBody(NUMBER, RuleMutants::neighbours);
        slips.inBody(OPERATOR, RuleMutants::otherOperators);
        slips.inBody(NEGATION, text -> Stream.of(""));
        slips.inConditions(TRUTH, text -> Stream.of("!"));
        slips.inBody(TEXT, text -> Stream.of("\"X" + text.substring(1), otherName(text)));
        slips.inConditions(CONDITIONS, RuleMutants::oneLess);
        slips.inConditions(FACT, text -> Stream.of(""));
        slips.inConsequence(TERM, text -> Stream.of(""));
        slips.inBody(SELECTION, text -> Stream.of(text.startsWith("only") ? "without(" : "only("));
        slips.withSentences();
        slips.inSentences();
        return slips.mutants;
    }

    private static Stream<String> neighbours(String number) {
        if (number.contains(".")) {
            BigDecimal exact = new BigDecimal(number);
            BigDecimal cent = new BigDecimal("0.01");
            return Stream.of(exact.add(cent).toString(), exact.subtract(cent).toString());
        }
        long whole = Long.parseLong(number);
        return Stream.of(String.valueOf(whole + 1), String.valueOf(whole - 1));
    }

    private static Stream<String> otherOperators(String operator) {
        return switch (operator) {
            case ">=" -> Stream.of(">", "<", "==");
            case "<=" -> Stream.of("<", ">", "==");
            case ">" -> Stream.of(">=", "<", "==");
            case "<" -> Stream.of("<=", ">", "==");
            case "==" -> Stream.of("!=");
            default -> Stream.of("==");
        };
    }

    private static String otherName(String text) {
        return switch (text) {
            case "\"SILVER\"", "\"PLATINUM\"" -> "\"GOLD\"";
            case "\"GOLD\"" -> "\"SILVER\"";
            case "\"MONDAY\"" -> "\"TUESDAY\"";
            case "\"JUNE\"" -> "\"MAY\"";
            default -> text;
        };
    }

    /** The same conditions without each of them in turn. */
    private static Stream<String> oneLess(String conditions) {
        List<String> all = List.of(conditions.split(", (?![^(]*\\))"));
        return all.stream()
                .map(left -> String.join(
                        ", ", all.stream().filter(one -> !one.equals(left)).toList()));
    }

    /** Collects the mutants of a rule. */
    private static final class Slips {
        private final RuleText rule;
        private final String text;
        private final int when;
        private final int then;
        private final List<Mutant> mutants = new ArrayList<>();

        Slips(RuleText rule) {
            this.rule = rule;
            this.text = rule.text();
            this.when = text.indexOf("\nwhen");
            this.then = text.indexOf("\nthen");
        }

        void inBody(Pattern what, Function<String, Stream<String>> slips) {
            between(when, text.length(), what, slips);
        }

        void inConditions(Pattern what, Function<String, Stream<String>> slips) {
            between(when, then + 1, what, slips);
        }

        void inConsequence(Pattern what, Function<String, Stream<String>> slips) {
            // The verb itself belongs to `decide`.
            between(text.indexOf("decide.", then) + "decide.".length(), text.length(), what, slips);
        }

        void inSentences() {
            between(0, when, NUMBER, RuleMutants::neighbours);
        }

        /** Another number, told to the customer too: only a scenario can notice. */
        void withSentences() {
            NUMBER.matcher(text.substring(when))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(number -> neighbours(number).forEach(other -> {
                        Matcher all = Pattern.compile("(?<![\\w.$])" + Pattern.quote(number) + "(?![\\d])")
                                .matcher(text);
                        add(number + " → " + other + ", in the sentences too", all.replaceAll(other));
                    }));
        }

        private void between(int from, int to, Pattern what, Function<String, Stream<String>> slips) {
            Matcher found = what.matcher(text).region(from, to).useTransparentBounds(true);
            while (found.find()) {
                String before = text.substring(0, found.start());
                String after = text.substring(found.end());
                String was = found.group();
                int line = (int) before.lines().count();
                slips.apply(was)
                        .forEach(is -> add(
                                "line " + line + ": `" + was.strip() + "` → `" + is.strip() + "`",
                                before + is + after));
            }
        }

        private void add(String slip, String mutated) {
            if (!mutated.equals(text)) {
                mutants.add(new Mutant(rule, slip, mutated));
            }
        }
    }
}
