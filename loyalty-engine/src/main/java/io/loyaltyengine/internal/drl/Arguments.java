package io.loyaltyengine.internal.drl;

import static io.loyaltyengine.internal.drl.Vocabulary.described;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Operand.Constant;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.AtLeast;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.CalendarDay;
import io.loyaltyengine.internal.vocabulary.Factor;
import io.loyaltyengine.internal.vocabulary.LookBack;
import io.loyaltyengine.internal.vocabulary.ReasonCode;
import io.loyaltyengine.internal.vocabulary.Refusable;
import io.loyaltyengine.internal.vocabulary.TierName;
import io.loyaltyengine.model.ReasonCodes;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether words, verbs and terms are given what they take: by the types and the marks of their parameters. */
final class Arguments {
    /** No currency has more. */
    private static final int MAX_DECIMALS = 4;

    private final Cursor cursor;
    private final boolean inConsequence;

    Arguments(Cursor cursor, boolean inConsequence) {
        this.cursor = cursor;
        this.inConsequence = inConsequence;
    }

    /** Of the methods of one name the one that these arguments are for; they may still be wrong. */
    static Method chosen(List<Method> methods, List<Operand> arguments) {
        return methods.stream()
                .filter(method -> fits(method, arguments))
                .findFirst()
                .or(() -> methods.stream()
                        .filter(method -> method.isVarArgs() || method.getParameterCount() == arguments.size())
                        .findFirst())
                .orElse(methods.get(0));
    }

    /** Reports what does not fit. */
    void check(Token name, Method method, List<Operand> arguments) {
        if (!fits(method, arguments)) {
            String given = arguments.stream().map(Operand::text).collect(Collectors.joining(", "));
            cursor.problem(
                    name,
                    arguments.isEmpty()
                            ? "`" + name.text() + "` needs something in its brackets."
                            : "`" + name.text() + "` does not take `" + Words.shortened(given) + "`.",
                    now(name, method, arguments)
                            .or(() -> instead(method, arguments))
                            .orElseGet(() -> "It takes " + signature(method) + "."));
        } else if (method.isVarArgs() && arguments.stream().anyMatch(argument -> !(argument instanceof Constant))) {
            cursor.problem(name, "`" + name.text() + "` takes fixed texts only.", "Write them between `\"`.");
        }
        // The words that take several texts make a set of them, which fails on one given twice.
        if (method.isVarArgs()
                && arguments.stream().map(Operand::text).distinct().count() < arguments.size()) {
            cursor.problem(name, "`" + name.text() + "` is given the same text twice.", "Delete one.");
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Constant constant) {
                checkText(name, constant);
                if (i < method.getParameterCount()) {
                    checkMarks(name, method.getParameters()[i], constant);
                }
            }
        }
        checkOrder(name, method, arguments);
    }

    /** A first day that is later than the last one. */
    private void checkOrder(Token name, Method method, List<Operand> arguments) {
        Days days = Days.of(
                method, arguments.stream().<Object>map(Arguments::written).toList());
        if (days.areTurnedRound()) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` takes the first day first.",
                    "Maybe `" + name.text() + "(\"" + days.last().get() + "\", \""
                            + days.first().get() + "\")`.");
        }
    }

    private static Object written(Operand argument) {
        return argument instanceof Constant constant ? constant.constant() : "";
    }

    private static boolean fits(Method method, List<Operand> arguments) {
        Class<?>[] wanted = method.getParameterTypes();
        boolean open = method.isVarArgs();
        boolean fits = open ? !arguments.isEmpty() : arguments.size() == wanted.length;
        for (int i = 0; fits && i < arguments.size(); i++) {
            fits = accepts(
                    open ? wanted[0].getComponentType() : wanted[i],
                    arguments.get(i).type());
        }
        return fits;
    }

    /** A word that was asked without brackets may be called otherwise today. */
    private Optional<String> now(Token name, Method method, List<Operand> arguments) {
        return arguments.isEmpty()
                ? Moved.of(
                                name,
                                cursor,
                                Vocabulary.words(method.getDeclaringClass()).keySet())
                        .map(now -> "Maybe `" + now + "`.")
                : Optional.empty();
    }

    /** What somebody may have meant who gave a number with decimals. */
    private static Optional<String> instead(Method method, List<Operand> arguments) {
        if (arguments.size() != 1
                || method.getParameterCount() != 1
                || !(arguments.get(0) instanceof Constant constant)) {
            return Optional.empty();
        }
        Class<?> wanted = method.getParameterTypes()[0];
        return constant.type() == double.class && !Vocabulary.isWhole(wanted) && accepts(wanted, BigDecimal.class)
                ? Optional.of(OperandReader.floating(constant.text()) + " Maybe `" + constant.text() + "B`.")
                : Optional.empty();
    }

    private static boolean accepts(Class<?> wanted, Class<?> given) {
        return given == void.class
                || wanted == given
                || (wanted == Refusable.class && wanted.isAssignableFrom(given))
                || (wanted == Object.class && given != double.class && !Vocabulary.isReadable(given))
                || (wanted == Number.class && Vocabulary.isNumber(given))
                || (wanted == long.class && given == int.class);
    }

    private static String signature(Method method) {
        if (method.getParameterCount() == 0) {
            return "nothing: `" + method.getName() + "()`";
        }
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type.isArray() ? "one or more of " + described(type.getComponentType()) : kind(type))
                .collect(Collectors.joining(", then "));
    }

    private static String kind(Class<?> type) {
        if (type == Refusable.class) {
            return "a Claim, a Wish or an Activity";
        }
        return type == Object.class ? "a text, a number or a time" : described(type);
    }

    private void checkText(Token name, Constant constant) {
        if (constant.type() == String.class
                && constant.constant() instanceof String text
                && (text.isBlank() || text.length() > Limits.MAX_NAME_LENGTH)) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` takes a text of 1 to " + Limits.MAX_NAME_LENGTH + " characters.",
                    text.isBlank() ? "Write something between the quotation marks." : "Make it shorter.");
        }
    }

    private void checkMarks(Token name, Parameter parameter, Constant constant) {
        if (parameter.getType() == Number.class && constant.constant() instanceof Number number) {
            checkDecimal(name, parameter, Condition.number(number));
        } else if (constant.constant() instanceof Integer number) {
            checkNumber(name, parameter, number);
        } else if (constant.constant() instanceof String text) {
            if (parameter.isAnnotationPresent(TierName.class)) {
                cursor.checkTier(
                        name, text, parameter.getAnnotation(TierName.class).orNone());
            }
            if (parameter.isAnnotationPresent(AccountName.class)) {
                cursor.checkAccount(name, text);
            }
            if (parameter.isAnnotationPresent(CalendarDay.class)) {
                checkDay(name, text);
            }
            if (parameter.isAnnotationPresent(ReasonCode.class)) {
                checkCode(name, text);
            }
            if (parameter.isAnnotationPresent(ActivityKind.class)) {
                checkKind(name, text);
            }
        }
    }

    /** A number that changes nothing is a slip of the pen. */
    private void checkNumber(Token name, Parameter parameter, int number) {
        LookBack back = parameter.getAnnotation(LookBack.class);
        AtLeast least = parameter.getAnnotation(AtLeast.class);
        boolean counts = back != null || least != null || (inConsequence && Vocabulary.isWhole(parameter.getType()));
        long from = least == null ? 1 : least.value();
        if (counts && number < from) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` takes a number from " + from + " on, not `" + number + "`.",
                    back == null ? "Maybe delete it." : "Maybe `" + name.text() + "(1)`.");
        }
        checkMost(name, parameter, BigDecimal.valueOf(number));
        if (back != null && number > back.value()) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` looks back " + back.value() + " at most, not " + number + ".",
                    "Maybe `" + name.text() + "(" + back.value()
                            + ")`, or a word for the whole membership, such as `spend`.");
        }
    }

    /** The same, where it can have decimals. */
    private void checkDecimal(Token name, Parameter parameter, BigDecimal number) {
        if (parameter.isAnnotationPresent(Factor.class)) {
            if (number.compareTo(BigDecimal.ONE) == 0) {
                cursor.problem(name, "`" + name.text() + "(1)` changes nothing.", "Maybe delete the rule.");
            }
        } else if (number.signum() == 0) {
            cursor.problem(name, "`" + name.text() + "` takes a number above 0.", "Maybe delete it.");
        }
        if (number.stripTrailingZeros().scale() > MAX_DECIMALS) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` takes " + MAX_DECIMALS + " decimals at most, not `" + number.toPlainString()
                            + "`.",
                    "Round it.");
        }
        checkMost(name, parameter, number);
    }

    private void checkMost(Token name, Parameter parameter, BigDecimal number) {
        AtMost most = parameter.getAnnotation(AtMost.class);
        if (most != null && number.compareTo(BigDecimal.valueOf(most.value())) > 0) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` takes " + most.value() + " at most, not `" + number.toPlainString() + "`.",
                    "Maybe one `0` less.");
        }
    }

    /** Reports a kind that no activity can be of. */
    void checkKind(Token place, String text) {
        if (!Words.areDashed(text)) {
            cursor.problem(
                    place,
                    "A kind of activity is lower-case words with dashes between them, not `" + Words.shortened(text)
                            + "`.",
                    "Maybe `" + Words.dashed(text).orElse("app-install") + "`.");
        }
    }

    private void checkDay(Token name, String day) {
        try {
            int year = LocalDate.parse(day).getYear();
            if (year < 1970) {
                cursor.problem(
                        name,
                        "`" + day + "` lies before the year 1970, and so before any purchase.",
                        "Maybe `20" + day.substring(2) + "`.");
            } else if (year > 2199) {
                cursor.problem(name, "`" + day + "` lies beyond the year 2199.", "Leave it out: for ever is usual.");
            }
        } catch (DateTimeParseException none) {
            cursor.problem(name, "`" + day + "` is no day of the calendar.", "Maybe `2026-12-31`.");
        }
    }

    /** A shop may have codes of its own, but one that is nearly a known one is a slip of the pen. */
    private void checkCode(Token place, String code) {
        if (!ReasonCodes.ALL.contains(code)) {
            Words.nearest(code, ReasonCodes.ALL)
                    .ifPresent(near -> cursor.problem(
                            place,
                            "The code `" + code + "` is almost one of the known ones.",
                            "Maybe `" + near + "`."));
        }
    }
}
