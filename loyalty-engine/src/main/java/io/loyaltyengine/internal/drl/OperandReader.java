package io.loyaltyengine.internal.drl;

import static io.loyaltyengine.internal.drl.Vocabulary.described;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.drl.Operand.Constant;
import io.loyaltyengine.internal.drl.Operand.Path;
import io.loyaltyengine.internal.drl.Operand.Step;
import io.loyaltyengine.internal.vocabulary.Decide;
import io.loyaltyengine.internal.vocabulary.Refusable;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads constants and walks along the vocabulary, and resolves every name on the way. */
final class OperandReader {
    private static final int MAX_DEPTH = 3;

    private final Cursor cursor;
    private final Map<String, Class<?>> variables;
    private final boolean inConsequence;
    private int depth;

    /**
     * Begins where the cursor is.
     *
     * @param inConsequence whether it is Java that is read, where a word needs its brackets even when they are empty
     */
    OperandReader(Cursor cursor, Map<String, Class<?>> variables, boolean inConsequence) {
        this.cursor = cursor;
        this.variables = variables;
        this.inConsequence = inConsequence;
    }

    /** A constant, or a value of the given fact or of a variable. */
    Operand operand(Class<?> fact) throws Unreadable {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case TEXT, WHOLE, DECIMAL -> constant();
            case VARIABLE -> {
                cursor.next();
                yield path(variable(token), token.text());
            }
            case NAME ->
                token.is("true") || token.is("false") || Vocabulary.ENUMS.containsKey(token.text())
                        ? constant()
                        : word(fact, token);
            default ->
                throw cursor.unreadable(token, "Here a value is expected.", "Found " + cursor.shown() + " instead.");
        };
    }

    private Operand word(Class<?> fact, Token token) throws Unreadable {
        if (Refused.insteadOf(token).isPresent() && !Vocabulary.members(fact).containsKey(token.text())) {
            throw cursor.unreadable(
                    token,
                    "`" + token.text() + "` is not allowed.",
                    Refused.insteadOf(token).get());
        }
        if (fact == void.class) {
            throw cursor.unreadable(
                    token,
                    "`" + token.text() + "` is not known here.",
                    "Maybe a text, `\"" + token.text() + "\"`, or a variable, `$" + token.text() + "`.");
        }
        List<Step> steps = new ArrayList<>();
        String text = step(fact, steps, "");
        Class<?> type = steps.isEmpty() ? void.class : steps.get(0).method().getReturnType();
        return walked(type, "", text, steps);
    }

    private Operand path(Class<?> start, String variable) throws Unreadable {
        return walked(start, variable, variable, new ArrayList<>());
    }

    private Operand walked(Class<?> start, String variable, String startText, List<Step> steps) throws Unreadable {
        Token first = cursor.before();
        Class<?> type = start;
        String text = startText;
        while (cursor.accept(".")) {
            int before = steps.size();
            text += "." + step(type, steps, text);
            type = steps.size() == before
                    ? void.class
                    : steps.get(before).method().getReturnType();
        }
        if (!inConsequence && steps.size() > 1) {
            // Drools would ask the fact itself for the last word: `only("A").paid == 0` reads what is paid for all.
            cursor.problem(
                    first,
                    "A condition asks a fact for one word; `" + text + "` goes further.",
                    "Name the first: `$coffee : only(\"COFFEE\"), $coffee.paid > 0`.");
        }
        return new Path(type, text, variable, List.copyOf(steps));
    }

    /** The type of a variable; {@code void}, after a report, when nothing bound it. */
    Class<?> variable(Token token) {
        Class<?> type = variables.get(token.text());
        if (type != null) {
            return type;
        }
        String near = Words.maybe(token.text(), variables.keySet());
        cursor.problem(
                token,
                "There is no variable `" + token.text() + "`.",
                near.isEmpty() ? "Give a fact this name under `when`: `" + token.text() + " : Purchase( … )`." : near);
        return void.class;
    }

    /** Reads one word of {@code owner} with its arguments; adds a step unless the word is not known. */
    private String step(Class<?> owner, List<Step> steps, String before) throws Unreadable {
        Token name = cursor.expect(Token.Kind.NAME, "a word of the vocabulary");
        Method method = Vocabulary.members(owner).get(name.text());
        if (method == null && owner != void.class) {
            unknownWord(owner, name, before);
        }
        List<Operand> arguments = cursor.isAt("(") ? arguments() : List.of();
        if (method == null) {
            return name.text();
        }
        checkArguments(name, method, arguments);
        checkWindow(name, arguments);
        if (name.is("hasTierFrom") && arguments.size() == 1) {
            cursor.checkTier(name, arguments.get(0));
        }
        if (inConsequence && !cursor.before().is(")")) {
            cursor.problem(
                    name,
                    "In a consequence `" + name.text() + "` needs its brackets.",
                    "Maybe `" + before + "." + name.text() + "()`.");
        }
        steps.add(new Step(method, values(method, arguments)));
        return arguments.isEmpty()
                ? name.text()
                : name.text() + "("
                        + String.join(
                                ", ", arguments.stream().map(Operand::text).toList()) + ")";
    }

    /** A state knows its days for a limited time only; to ask for more would be answered with less. */
    private void checkWindow(Token name, List<Operand> arguments) {
        int limit = name.text().endsWith("LastMonths")
                ? Limits.HISTORY_MONTHS
                : name.text().endsWith("LastDays") ? 30 * Limits.HISTORY_MONTHS : Integer.MAX_VALUE;
        if (arguments.size() == 1
                && arguments.get(0) instanceof Constant constant
                && constant.constant() instanceof Integer asked
                && asked > limit) {
            cursor.problem(
                    name,
                    "`" + name.text() + "` looks back " + limit + " at most, not " + asked + ".",
                    "Maybe `" + name.text() + "(" + limit + ")`, or a word for the whole membership, such as `spend`.");
        }
    }

    private void unknownWord(Class<?> owner, Token name, String before) {
        Set<String> words = Vocabulary.members(owner).keySet();
        if (words.isEmpty()) {
            cursor.problem(
                    name,
                    "`" + before + "` is " + described(owner) + " and has no `" + name.text() + "`.",
                    "Compare it as it is.");
            return;
        }
        String near = Words.maybe(name.text(), words);
        for (Map.Entry<String, Class<?>> constants : Vocabulary.ENUMS.entrySet()) {
            for (Object constant : constants.getValue().getEnumConstants()) {
                if (constant.toString().equalsIgnoreCase(name.text())) {
                    near = "Maybe `" + constants.getKey() + "." + constant + "`.";
                }
            }
        }
        String elsewhere = Vocabulary.factWith(name.text())
                .map(fact -> "`" + fact + "` has it.")
                .orElse("The words are in the vocabulary of `rules/README.md`.");
        cursor.problem(
                name,
                "`" + Vocabulary.word(owner) + "` has no `" + name.text() + "`.",
                near.isEmpty() ? elsewhere : near);
    }

    /** The operands between brackets. */
    List<Operand> arguments() throws Unreadable {
        cursor.expect("(", "this word");
        List<Operand> arguments = new ArrayList<>();
        if (++depth > MAX_DEPTH) {
            throw cursor.unreadable(
                    cursor.peek(), "Words stand in the brackets of words too often.", "Ask for one thing at a time.");
        }
        while (!cursor.isAt(")")) {
            Token place = cursor.peek();
            Operand argument = operand(void.class);
            if (!inConsequence && argument instanceof Path) {
                cursor.problem(
                        place,
                        "In a condition, what stands in brackets is fixed; `" + argument.text() + "` is not.",
                        "Write a text or a number.");
            }
            arguments.add(argument);
            if (!cursor.isAt(")")) {
                cursor.separator(cursor.isAt(";") || cursor.isAt("end") ? ")" : ",", "this value");
            }
        }
        cursor.next();
        depth--;
        return arguments;
    }

    /** Reports arguments that a word or verb does not take. */
    void checkArguments(Token name, Method method, List<Operand> arguments) {
        Class<?>[] wanted = method.getParameterTypes();
        boolean open = method.isVarArgs();
        boolean fits = open ? !arguments.isEmpty() : arguments.size() == wanted.length;
        for (int i = 0; fits && i < arguments.size(); i++) {
            Class<?> type = open ? wanted[0].getComponentType() : wanted[i];
            fits = accepts(type, arguments.get(i));
        }
        if (!fits) {
            String given =
                    String.join(", ", arguments.stream().map(Operand::text).toList());
            cursor.problem(
                    name,
                    arguments.isEmpty()
                            ? "`" + name.text() + "` needs something in its brackets."
                            : "`" + name.text() + "` does not take `" + Words.shortened(given) + "`.",
                    "It takes " + signature(method) + ".");
        }
        // The words that take several texts make a set of them, which fails on one given twice.
        if (open && fits && arguments.stream().anyMatch(argument -> !(argument instanceof Constant))) {
            cursor.problem(name, "`" + name.text() + "` takes fixed texts only.", "Write them between `\"`.");
        } else if (open && arguments.stream().map(Operand::text).distinct().count() < arguments.size()) {
            cursor.problem(name, "`" + name.text() + "` is given the same text twice.", "Delete one.");
        }
        for (Operand argument : arguments) {
            if (argument instanceof Constant constant
                    && constant.constant() instanceof String text
                    && (text.isBlank() || text.length() > Limits.MAX_NAME_LENGTH)
                    && constant.type() == String.class) {
                cursor.problem(
                        name,
                        "`" + name.text() + "` takes a text of 1 to " + Limits.MAX_NAME_LENGTH + " characters.",
                        text.isBlank() ? "Write something between the quotation marks." : "Make it shorter.");
            }
        }
    }

    private static boolean accepts(Class<?> wanted, Operand given) {
        return given.type() == void.class
                || wanted == given.type()
                || (wanted == Refusable.class && wanted.isAssignableFrom(given.type()))
                || (wanted == Object.class && given.type().getPackage() != Decide.class.getPackage())
                || (wanted == long.class && given.type() == int.class);
    }

    private static String signature(Method method) {
        if (method.getParameterCount() == 0) {
            return "nothing: `" + method.getName() + "()`";
        }
        return String.join(
                ", then ",
                Arrays.stream(method.getParameterTypes())
                        .map(type ->
                                type.isArray() ? "one or more of " + described(type.getComponentType()) : kind(type))
                        .toList());
    }

    private static String kind(Class<?> type) {
        return type == Object.class ? "a text, a number or a time" : described(type);
    }

    private static List<Object> values(Method method, List<Operand> arguments) {
        List<Object> values = new ArrayList<>();
        for (Operand argument : arguments) {
            values.add(argument instanceof Constant constant ? constant.constant() : "");
        }
        if (!method.isVarArgs()) {
            return values;
        }
        Object array = Array.newInstance(method.getParameterTypes()[0].getComponentType(), values.size());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof String text) {
                Array.set(array, i, text);
            }
        }
        return List.of(array);
    }

    private Operand constant() throws Unreadable {
        Token token = cursor.next();
        return switch (token.kind()) {
            case TEXT -> new Constant(String.class, token.shown(), token.text());
            case DECIMAL -> new Constant(BigDecimal.class, token.shown(), new BigDecimal(token.text()));
            case WHOLE -> whole(token);
            default ->
                token.is("true") || token.is("false")
                        ? new Constant(boolean.class, token.text(), token.is("true"))
                        : enumConstant(token);
        };
    }

    private Operand whole(Token token) {
        long value = Long.parseLong(token.text());
        if (value > Integer.MAX_VALUE
                || (token.text().length() > 1 && token.text().startsWith("0"))) {
            cursor.problem(
                    token,
                    "`" + token.text() + "` is no number that a rule can use.",
                    "Whole numbers go up to " + Integer.MAX_VALUE + " and do not begin with 0.");
            return new Constant(void.class, token.text(), 0);
        }
        return new Constant(int.class, token.text(), (int) value);
    }

    private Operand enumConstant(Token type) throws Unreadable {
        cursor.expect(".", "`" + type.text() + "`");
        Token name = cursor.expect(Token.Kind.NAME, "one of the names of `" + type.text() + "`");
        Class<?> enumType = Vocabulary.ENUMS.getOrDefault(type.text(), void.class);
        List<String> names = new ArrayList<>();
        for (Object constant : enumType.getEnumConstants()) {
            names.add(constant.toString());
            if (constant.toString().equals(name.text())) {
                return new Constant(enumType, type.text() + "." + name.text(), constant);
            }
        }
        cursor.problem(name, "`" + type.text() + "` has no `" + name.text() + "`.", Words.maybe(name.text(), names));
        return new Constant(void.class, name.text(), "");
    }
}
