package io.loyaltyengine.internal.drl;

import static io.loyaltyengine.internal.drl.Vocabulary.described;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.drl.Operand.Constant;
import io.loyaltyengine.internal.drl.Operand.Path;
import io.loyaltyengine.internal.drl.Operand.Step;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads constants and walks along the vocabulary, and resolves every name on the way. */
final class OperandReader {
    private static final int MAX_DEPTH = 3;

    private final Cursor cursor;
    private final Map<String, Class<?>> variables;
    private final boolean inConsequence;
    private final Arguments checks;
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
        this.checks = new Arguments(cursor, inConsequence);
    }

    /** A constant, or a value of the given fact or of a variable. */
    Operand operand(Class<?> fact) throws Unreadable {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case TEXT, WHOLE, DECIMAL -> constant();
            case VARIABLE -> {
                cursor.next();
                yield walked(token, variable(token), token.text(), token.text(), new ArrayList<>());
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
        if (Forbidden.insteadOf(token).isPresent() && !Vocabulary.words(fact).containsKey(token.text())) {
            throw cursor.unreadable(
                    token,
                    "`" + token.text() + "` is not allowed.",
                    Forbidden.insteadOf(token).get());
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
        return walked(token, type, "", text, steps);
    }

    private Operand walked(Token start, Class<?> from, String variable, String startText, List<Step> steps)
            throws Unreadable {
        Token first = cursor.before();
        Class<?> type = from;
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
        return new Path(type, text, variable, List.copyOf(steps), start);
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
        List<Method> methods = Vocabulary.words(owner).get(name.text());
        if (methods == null && owner != void.class) {
            unknownWord(owner, name, before);
        }
        List<Operand> arguments = cursor.isAt("(") ? arguments() : List.of();
        if (methods == null) {
            return name.text();
        }
        Method method = Arguments.chosen(methods, arguments);
        checks.check(name, method, arguments);
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

    private void unknownWord(Class<?> owner, Token name, String before) {
        Set<String> words = Vocabulary.words(owner).keySet();
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
