package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.Code;
import io.loyaltyengine.model.Programme;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The numbers and the days that a rule names, and how a sentence can put them. */
final class RuleNumbers {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern MORE =
            Pattern.compile("(?iU)\\b(more|over|above|after|beyond|exceed\\w*|mehr|über|nach|jenseits)\\b");
    private static final Pattern LESS =
            Pattern.compile("(?iU)\\b(under|below|less|fewer|before|until|till|unter|weniger|vor|bis)\\b");
    private static final Pattern MONEY =
            Pattern.compile("(?i)[€$£] ?#|# ?([€$£]|euro|eur\\b|dollar|usd\\b|pound|chf\\b|franken)");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * A number of the rule.
     *
     * @param operator what it is compared with; empty if it is no threshold
     * @param decided whether it belongs to what the rule decides, and not to what it asks
     */
    record Told(BigDecimal value, String operator, boolean decided) {}

    private final Optional<Programme> programme;
    private final List<Told> told = new ArrayList<>();
    /** Numbers within texts, such as days: a sentence may say them. */
    private final Set<BigDecimal> inTexts = new HashSet<>();

    /** What numbers count, as far as the words they belong to say it; an empty text where one does not. */
    private final Map<BigDecimal, Set<String>> units = new HashMap<>();

    /** What amounts of money are compared with; so it is worth itself. */
    private final Set<BigDecimal> amounts = new HashSet<>();

    private final Set<Enum<?>> days = new LinkedHashSet<>();
    private final Set<Class<?>> turnedRound = new HashSet<>();

    RuleNumbers(Rule rule, Optional<Programme> programme) {
        this.programme = programme;
        for (io.loyaltyengine.internal.drl.Pattern pattern : rule.patterns()) {
            pattern.conditions().forEach(condition -> ask(condition, !pattern.negated()));
        }
        for (List<Call> decision : rule.decisions()) {
            decision.forEach(call -> call.arguments().forEach(argument -> {
                add(argument, "", true);
                count(argument, call.method());
            }));
        }
    }

    /** Whether a number of the rule counts something, and never this unit. */
    boolean countsOther(BigDecimal number, String unit) {
        Set<String> counted = units.getOrDefault(number.stripTrailingZeros(), Set.of(""));
        return !counted.contains("") && !counted.contains(unit);
    }

    private void count(Operand operand, Method word) {
        if (operand instanceof Operand.Constant constant) {
            count(constant.constant(), word);
        }
    }

    private void count(Object value, Method word) {
        if (value instanceof Number) {
            units.computeIfAbsent(Condition.number(value).stripTrailingZeros(), none -> new HashSet<>())
                    .add(Units.counted(word.getName()));
        }
    }

    List<Told> told() {
        return told;
    }

    /** The weekdays or months that must be for the rule to fire; none if it says which must not. */
    Set<Enum<?>> days(Class<?> type) {
        Set<Enum<?>> wanted = new LinkedHashSet<>(days);
        wanted.removeIf(day -> day.getDeclaringClass() != type || turnedRound.contains(type));
        return wanted;
    }

    boolean isInTexts(BigDecimal number) {
        return inTexts.contains(number.stripTrailingZeros());
    }

    /** The numbers of the rule that a sentence means by this one; several when it is their product or ratio. */
    Set<Told> meant(BigDecimal number, String before, String after) {
        Set<Told> meant = new HashSet<>();
        for (Told one : told) {
            if (is(one.value(), number)) {
                meant.add(one);
            }
        }
        for (int i = 0; meant.isEmpty() && i < told.size(); i++) {
            if (isPut(told.get(i), number, before, after)) {
                meant.add(told.get(i));
            }
        }
        for (int i = 0; meant.isEmpty() && i < told.size(); i++) {
            for (int j = 0; j < told.size(); j++) {
                Told a = told.get(i);
                Told b = told.get(j);
                boolean both = i != j && a.decided() && b.decided() && b.value().signum() != 0;
                if (both
                        && (is(a.value().multiply(b.value()), number)
                                || is(b.value().multiply(number), a.value()))) {
                    meant.addAll(Set.of(a, b));
                }
            }
        }
        return meant;
    }

    private boolean isPut(Told one, BigDecimal number, String before, String after) {
        BigDecimal value = one.value();
        return isBeside(one, number, before)
                || Units.say(value, number, after)
                || (!amounts.contains(value.stripTrailingZeros())
                        && MONEY.matcher(before + "#" + after).find()
                        && isWorth(value, number));
    }

    /** So many points are so much money. */
    private boolean isWorth(BigDecimal points, BigDecimal amount) {
        return programme
                .filter(programme -> is(points.multiply(programme.pointValue()), amount))
                .isPresent();
    }

    /** {@code > 19} is "from 20 on", and {@code >= 20} is "more than 19". */
    private static boolean isBeside(Told one, BigDecimal number, String before) {
        BigDecimal difference = number.subtract(one.value());
        boolean step = is(difference.abs(), BigDecimal.ONE) || is(difference.abs(), CENT);
        return step
                && switch (one.operator()) {
                    case ">" -> difference.signum() > 0;
                    case "<" -> difference.signum() < 0;
                    case ">=" -> difference.signum() < 0 && MORE.matcher(before).find();
                    case "<=" -> difference.signum() > 0 && LESS.matcher(before).find();
                    default -> false;
                };
    }

    private void ask(Condition condition, boolean holding) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> ask(part, holding));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> ask(part, holding));
        } else if (condition instanceof Condition.Not not) {
            ask(not.part(), !holding);
        } else if (condition instanceof Condition.Comparison comparison) {
            boolean asIs = holding && !comparison.operator().equals("!=");
            add(comparison.left(), "", false);
            if (comparison.left().type() == BigDecimal.class
                    && comparison.right() instanceof Operand.Constant amount
                    && amount.constant() instanceof Number) {
                amounts.add(Condition.number(amount.constant()).stripTrailingZeros());
            }
            if (comparison.left() instanceof Operand.Path path && !path.steps().isEmpty()) {
                count(
                        comparison.right(),
                        path.steps().get(path.steps().size() - 1).method());
            }
            add(comparison.right(), (holding ? comparison : comparison.turned()).operator(), false);
            day(comparison.left(), comparison.right(), asIs);
        } else if (condition instanceof Condition.OneOf some) {
            some.values().forEach(value -> day(some.operand(), value, holding));
            Condition.operands(List.of(some), operand -> add(operand, "", false));
        } else {
            Condition.operands(List.of(condition), operand -> add(operand, "", false));
        }
    }

    private void day(Operand asked, Operand compared, boolean holding) {
        Code code = asked.mark(Code.class);
        if (code != null && compared instanceof Operand.Constant constant) {
            Codes.constant(code, constant.constant()).ifPresent(days::add);
            if (!holding) {
                turnedRound.add(code.value());
            }
        }
    }

    private void add(Operand operand, String operator, boolean decided) {
        if (operand instanceof Operand.Constant constant) {
            add(constant.constant(), operator, decided);
        } else if (operand instanceof Operand.Path path) {
            path.steps().forEach(step -> step.arguments().forEach(argument -> {
                add(argument, "", decided);
                count(argument, step.method());
            }));
        }
    }

    private void add(Object value, String operator, boolean decided) {
        if (value instanceof Number) {
            told.add(new Told(Condition.number(value), operator, decided));
        } else if (value instanceof String text) {
            DIGITS.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .forEach(digits -> inTexts.add(new BigDecimal(digits).stripTrailingZeros()));
        } else if (value instanceof Object[] several) {
            for (Object one : several) {
                add(one, operator, decided);
            }
        }
    }

    private static boolean is(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }
}
