package io.loyaltyengine.internal.drl;

import static io.loyaltyengine.internal.drl.Vocabulary.described;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.drl.Operand.Constant;
import io.loyaltyengine.internal.drl.Operand.Path;
import io.loyaltyengine.internal.drl.Operand.Step;
import io.loyaltyengine.internal.vocabulary.Code;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads constants and walks along the vocabulary, and resolves every name on the way. */
final class OperandReader {
    private static final int MAX_DEPTH = 3;
    /** What stands for a constant that could not be read; no check knows it. */
    private static final Object UNKNOWN = new Object();

    private final Cursor cursor;
    private final Map<String, Class<?>> variables;
    private final boolean inConsequence;
    private final Stage stage;
    private final Arguments checks;
    private final List<List<Token>> chains = new ArrayList<>();
    /** The words that variables name. */
    private final Map<String, Method> named = new HashMap<>();

    private int depth;

    /**
     * Begins where the cursor is.
     *
     * @param inConsequence whether it is Java that is read, where a word needs its brackets even when they are empty
     */
    OperandReader(Cursor cursor, Stage stage, Map<String, Class<?>> variables, boolean inConsequence) {
        this.cursor = cursor;
        this.stage = stage;
        this.variables = variables;
        this.inConsequence = inConsequence;
        this.checks = new Arguments(cursor, inConsequence);
    }

    /** A constant, or a value of the given fact or of a variable. */
    Operand operand(Class<?> fact) throws Unreadable {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case TEXT, WHOLE, DECIMAL, FLOATING, MISWRITTEN -> constant();
            case VARIABLE -> {
                int place = cursor.position();
                cursor.next();
                yield walked(token, place, variable(token), token.text(), token.text(), new ArrayList<>());
            }
            case NAME -> token.is("true") || token.is("false") ? constant() : word(fact, token);
            default ->
                throw cursor.unreadable(
                        token,
                        "Here a value is expected.",
                        token.is("-") && cursor.peek(1).isNumber()
                                ? "Found `-` instead; no number in a rule is below 0."
                                : "Found " + cursor.shown() + " instead.");
        };
    }

    /** What a value of the fact is compared with. */
    Operand compared(Class<?> fact, Operand left) throws Unreadable {
        Optional<Operand> mistaken = mistaken(fact, left);
        if (mistaken.isPresent()) {
            return mistaken.get();
        }
        Token token = cursor.peek();
        Operand right = token.isNumber() ? number() : operand(fact);
        if (token.isNumber() && isUnit(fact, cursor.peek())) {
            reportUnit(cursor.next(), right);
        }
        return right;
    }

    /** The same, where several stand in a list. */
    Operand listed(Class<?> fact, Operand left) throws Unreadable {
        Optional<Operand> mistaken = mistaken(fact, left);
        return mistaken.isPresent() ? mistaken.get() : operand(fact);
    }

    /** What can be no value that {@code left} is compared with, after a report of it. */
    private Optional<Operand> mistaken(Class<?> fact, Operand left) {
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.FLOATING) {
            boolean whole = Vocabulary.isWhole(left.type());
            cursor.problem(
                    token,
                    whole
                            ? "`" + left.text() + "` is a whole number, but `" + token.text() + "` is not."
                            : floating(token.text()),
                    whole ? "Write a whole number." : "Maybe `" + token.text() + "B`.");
            return Optional.of(unknown(cursor.next().text()));
        }
        if (token.kind() == Token.Kind.NAME && !isKnown(fact, token)) {
            Optional<String> meant = meant(token, fact, left);
            meant.ifPresent(hint -> cursor.problem(token, hasNo(fact, token), hint));
            return meant.map(reported -> unknown(cursor.next().text()));
        }
        return Optional.empty();
    }

    /** {@code 10 euros}. */
    private boolean isUnit(Class<?> fact, Token token) {
        return token.kind() == Token.Kind.NAME
                && !isKnown(fact, token)
                && !token.is("then")
                && !token.is("end")
                && !token.is("not")
                && Connector.of(token).isEmpty();
    }

    private void reportUnit(Token unit, Operand number) {
        cursor.problem(
                unit,
                "`" + Words.shortened(unit.text()) + "` has no place behind a number.",
                "Maybe `" + number.text() + "` alone.");
    }

    private boolean isKnown(Class<?> fact, Token word) {
        return Vocabulary.words(fact).containsKey(word.text()) || word.is("true") || word.is("false");
    }

    /** What stands on the right of a comparison, unquoted, is mostly a text or the name of a day. */
    private Optional<String> meant(Token word, Class<?> fact, Operand compared) {
        if (cursor.peek(1).is("(") || cursor.peek(1).is(".")) {
            return Optional.empty();
        }
        Class<?> left = compared.type();
        List<String> alike = Vocabulary.words(fact).entrySet().stream()
                .filter(known ->
                        Vocabulary.isComparable(left, known.getValue().get(0).getReturnType()))
                .map(Map.Entry::getKey)
                .toList();
        Optional<String> near = Words.nearest(word.text(), alike);
        if (left == String.class) {
            Code code = compared.mark(Code.class);
            return Optional.of(near.filter(name -> name.equalsIgnoreCase(word.text()))
                    .map(name -> "Maybe `" + name + "`.")
                    .orElseGet(() ->
                            code == null ? "Maybe a text: `\"" + word.text() + "\"`." : Codes.hint(code, word.text())));
        }
        return Vocabulary.isNumber(left)
                ? Optional.of(near.map(name -> "Maybe `" + name + "`.").orElse("Write a number."))
                : Optional.empty();
    }

    private static String hasNo(Class<?> owner, Token word) {
        return "`" + Vocabulary.word(owner) + "` has no `" + word.text() + "`.";
    }

    static String floating(String number) {
        return "`" + number + "` is a binary floating-point number, which is never exactly " + number + ".";
    }

    /** A value of which nothing is known, because the author's mistake has been reported. */
    private static Constant unknown(String text) {
        return new Constant(void.class, text, UNKNOWN);
    }

    /**
     * A number that no other can follow: behind it a comparison ends, and no word takes two. So it may go on in the next
     * word: in {@code 9,99} there is a comma where rules have a point, and in {@code 1 000} a space where they have
     * nothing.
     */
    private Operand number() throws Unreadable {
        Token first = cursor.peek();
        Token mark = cursor.peek(1);
        boolean comma = mark.is(",") && mark.start() == first.end();
        Token rest = comma ? cursor.peek(2) : mark;
        boolean goesOn = rest.isNumber()
                && (comma
                        ? rest.start() == mark.end()
                        : rest.start() == first.end() + 1 && rest.text().length() == 3);
        if (!goesOn || first.kind() != Token.Kind.WHOLE) {
            return constant();
        }
        String written = first.text() + (comma ? "," : " ") + rest.shown();
        Numeral numeral = Numeral.of(written);
        cursor.problem(first, numeral.message(), numeral.hint());
        while (!cursor.peek().equals(rest)) {
            cursor.next();
        }
        cursor.next();
        return unknown(written);
    }

    private Operand word(Class<?> fact, Token token) throws Unreadable {
        if (isConstantOfJava(token)) {
            return constantOfJava();
        }
        if (Forbidden.insteadOf(token).isPresent() && !Vocabulary.words(fact).containsKey(token.text())) {
            throw cursor.unreadable(
                    token,
                    "`" + token.text() + "` is not allowed.",
                    Forbidden.insteadOf(token).get());
        }
        if (fact == void.class) {
            throw cursor.unreadable(token, "`" + token.text() + "` is not known here.", insteadOfName(token));
        }
        List<Step> steps = new ArrayList<>();
        int place = cursor.position();
        String text = step(fact, steps, "");
        Class<?> type = steps.isEmpty() ? void.class : steps.get(0).method().getReturnType();
        return walked(token, place, type, "", text, steps);
    }

    /** {@code DayOfWeek.SATURDAY}: no word is written in capitals. */
    private boolean isConstantOfJava(Token type) {
        Token name = cursor.peek(2);
        return Character.isUpperCase(type.text().charAt(0))
                && cursor.peek(1).is(".")
                && name.kind() == Token.Kind.NAME
                && name.text().equals(name.text().toUpperCase(Locale.ROOT));
    }

    private Operand constantOfJava() {
        Token type = cursor.next();
        cursor.next();
        String name = Words.shortened(cursor.next().text());
        cursor.problem(type, "`" + Words.shortened(type.text()) + "` is not known here.", "Maybe `\"" + name + "\"`.");
        return unknown(name);
    }

    /** In brackets stand texts, numbers and variables: which of them a bare name may be. */
    private String insteadOfName(Token name) {
        String variable = "$" + name.text();
        if (variables.containsKey(variable)) {
            return "Maybe `" + variable + "`.";
        }
        if (cursor.peek(1).is("(")) {
            return "In brackets stand texts, numbers and variables. What follows a verb stands behind its brackets.";
        }
        if (cursor.peek(1).is(".")) {
            String fact = Words.nearest(name.text(), Vocabulary.FACTS.keySet()).orElse("Purchase");
            variable = "$" + fact.toLowerCase(Locale.ROOT);
            return "Maybe `" + variable + "`: give the fact this name under `when`, `" + variable + " : " + fact
                    + "( … )`.";
        }
        return "Maybe a text, `\"" + name.text() + "\"`, or a variable, `" + variable + "`.";
    }

    private Operand walked(Token start, int place, Class<?> from, String variable, String startText, List<Step> steps)
            throws Unreadable {
        Class<?> type = from;
        String text = startText;
        int last = place;
        while (cursor.isAt(".")) {
            last = cursor.position();
            cursor.next();
            int before = steps.size();
            text += "." + step(type, steps, text);
            type = steps.size() == before
                    ? void.class
                    : steps.get(before).method().getReturnType();
        }
        if (!inConsequence && steps.size() > 1) {
            if (variable.isEmpty()) {
                chains.add(cursor.between(place, last));
            } else {
                cursor.problem(
                        start,
                        "A condition asks what has a name for one word; `" + text + "` goes further.",
                        "Ask in the brackets of the fact itself.");
            }
        }
        Method word = steps.isEmpty()
                ? named.get(variable)
                : steps.get(steps.size() - 1).method();
        return new Path(type, text, variable, List.copyOf(steps), word, start);
    }

    /**
     * What stands before the last word where a condition goes from word to word, since it was asked last. Drools would ask
     * the fact itself for that last word: {@code only("A").paid == 0} would read what is paid for all.
     */
    List<List<Token>> chains() {
        List<List<Token>> read = List.copyOf(chains);
        chains.clear();
        return read;
    }

    /** From now on a variable answers what a word does. */
    void name(String variable, Operand operand) {
        if (operand instanceof Path path && path.word() != null) {
            named.put(variable, path.word());
        }
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
        List<Operand> arguments = cursor.isAt("(") ? arguments(name) : List.of();
        if (methods == null) {
            return name.text();
        }
        boolean needsBrackets = methods.stream().allMatch(method -> method.getParameterCount() > 0);
        if (needsBrackets
                && cursor.before().start() == name.start()
                && (cursor.isAt(Token.Kind.TEXT) || cursor.peek().isNumber())) {
            return withoutBrackets(name);
        }
        Method method = Arguments.chosen(methods, arguments);
        if (inConsequence && !cursor.before().is(")")) {
            cursor.problem(
                    name,
                    "In a consequence `" + name.text() + "` needs its brackets.",
                    "Maybe `" + before + "." + name.text() + (method.getParameterCount() == 0 ? "()`." : "(…)`."));
        } else {
            checks.check(name, method, arguments);
        }
        steps.add(new Step(method, values(method, arguments)));
        return arguments.isEmpty()
                ? name.text()
                : name.text() + "("
                        + String.join(
                                ", ", arguments.stream().map(Operand::text).toList()) + ")";
    }

    /** Reports a word beside which stands what belongs into its brackets. */
    private String withoutBrackets(Token name) {
        String meant = name.text() + "(" + cursor.next().shown() + ")";
        cursor.problem(name, "`" + name.text() + "` needs brackets around what it takes.", "Maybe `" + meant + "`.");
        return meant;
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
        cursor.problem(
                name,
                hasNo(owner, name),
                Moved.of(name, cursor, words).map(now -> "Maybe `" + now + "`.").orElseGet(() -> known(name, words)));
    }

    /** Where else a word is known; what is known here by that name goes before what is only nearly called so. */
    private String known(Token name, Set<String> words) {
        Optional<Class<?>> elsewhere = Vocabulary.factsWith(name.text()).stream()
                .min(Comparator.comparing(fact -> !stage.facts().contains(fact)));
        String near = Words.maybe(name.text(), words);
        if (!near.isEmpty() && elsewhere.filter(stage.facts()::contains).isEmpty()) {
            return near;
        }
        return elsewhere
                .map(fact -> "`" + Vocabulary.word(fact) + "` has it" + where(fact))
                .orElse("All words are in `rules/REFERENCE.md`.");
    }

    /** Nothing more to say of a fact that is known here. */
    private String where(Class<?> fact) {
        return stage.facts().contains(fact)
                ? "."
                : ", which is known in " + Stage.knowing(fact) + ", but not in " + stage.word() + ".";
    }

    /** The operands between the brackets of a word. */
    List<Operand> arguments(Token word) throws Unreadable {
        cursor.expect("(", "`" + word.text() + "`");
        List<Operand> arguments = new ArrayList<>();
        if (++depth > MAX_DEPTH) {
            throw cursor.unreadable(
                    cursor.peek(), "Words stand in the brackets of words too often.", "Ask for one thing at a time.");
        }
        while (!cursor.isAt(")")) {
            Token place = cursor.peek();
            Operand argument = place.isNumber() ? number() : operand(void.class);
            if (!inConsequence && argument instanceof Path) {
                cursor.problem(
                        place,
                        "In a condition, what stands in brackets is fixed; `" + argument.text() + "` is not.",
                        "Write a text or a number.");
            }
            arguments.add(argument);
            refuseRest(place);
            if (!cursor.isAt(")")) {
                cursor.separator(cursor.isAt(";") || cursor.isAt("end") ? ")" : ",", "this value");
            }
        }
        cursor.next();
        depth--;
        return arguments;
    }

    /** What can follow neither a value nor the last of them. */
    private void refuseRest(Token before) throws Unreadable {
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.SYMBOL && "+-*/%".contains(token.text())) {
            throw cursor.unreadable(
                    token,
                    "`" + token.text() + "` is not known here.",
                    "Rules compare and decide; they do not calculate.");
        }
        if (token.kind() == Token.Kind.NAME
                && before.isNumber()
                && cursor.before().equals(before)) {
            reportUnit(cursor.next(), unknown(before.shown()));
        }
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
            case FLOATING -> new Constant(double.class, token.text(), new BigDecimal(token.text()));
            case MISWRITTEN -> unknown(token.text());
            default -> new Constant(boolean.class, token.text(), token.is("true"));
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
            return unknown(token.text());
        }
        return new Constant(int.class, token.text(), (int) value);
    }
}
