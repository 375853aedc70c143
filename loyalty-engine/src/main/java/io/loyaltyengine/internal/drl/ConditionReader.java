package io.loyaltyengine.internal.drl;

import static io.loyaltyengine.internal.drl.Vocabulary.described;
import static io.loyaltyengine.internal.drl.Vocabulary.isNumber;
import static io.loyaltyengine.internal.drl.Vocabulary.isOrdered;
import static io.loyaltyengine.internal.drl.Vocabulary.isWhole;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.vocabulary.Several;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TierName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands between {@code when} and {@code then}. */
final class ConditionReader {
    private static final int MAX_DEPTH = 8;
    private static final Set<String> OPERATORS = Set.of("==", "!=", ">", ">=", "<", "<=");

    private final Cursor cursor;
    private final Stage stage;
    private final OperandReader operands;
    private final Map<String, Class<?>> variables = new LinkedHashMap<>();
    private final Map<Token, String> facts = new HashMap<>();
    private int depth;

    ConditionReader(Cursor cursor, Stage stage) {
        this.cursor = cursor;
        this.stage = stage;
        this.operands = new OperandReader(cursor, variables, false);
    }

    /** The type of each variable that the conditions bind. */
    Map<String, Class<?>> variables() {
        return variables;
    }

    /**
     * A word as Drools gets it: a fact by its class, and before one that the author gives no name stands a name that no
     * author can give, or Drools would number it by what else this JVM has compiled.
     */
    String written(Token token) {
        return facts.getOrDefault(token, token.shown());
    }

    List<Pattern> patterns() throws Unreadable {
        List<Pattern> patterns = new ArrayList<>();
        Token start = cursor.peek();
        while (!cursor.isAt("then") && !cursor.isAt(Token.Kind.END) && !cursor.isAt("end") && !cursor.isAt("rule")) {
            patterns.add(pattern());
            cursor.accept(";");
        }
        if (patterns.stream().allMatch(Pattern::negated)) {
            cursor.problem(start, "The rule asks nothing of any fact.", "Maybe `" + example() + "`.");
        }
        if (patterns.stream()
                        .filter(pattern -> pattern.type().isAnnotationPresent(Several.class))
                        .count()
                > 2) {
            cursor.problem(start, "The rule joins more than two claims.", "Split it.");
        }
        return patterns;
    }

    private Pattern pattern() throws Unreadable {
        Token start = cursor.peek();
        boolean negated = cursor.accept("not");
        String variable = "";
        if (cursor.isAt(Token.Kind.VARIABLE)) {
            variable = cursor.next().text();
            cursor.expect(":", "`" + variable + "`");
        }
        Token name = cursor.peek();
        if (name.kind() != Token.Kind.NAME) {
            throw cursor.unreadable(
                    name,
                    "Here a fact is expected.",
                    "Maybe `" + example() + "`. Found " + cursor.shown() + " instead.");
        }
        Class<?> type = Vocabulary.FACTS.get(name.text());
        if (type == null) {
            throw Forbidden.insteadOf(name)
                    .map(instead -> cursor.unreadable(name, "`" + name.text() + "` is not allowed.", instead))
                    .orElseGet(() -> unknownFact(name));
        }
        if (!stage.facts().contains(type)) {
            cursor.problem(
                    name,
                    "The stage `" + stage.word() + "` knows no `" + name.text() + "`.",
                    "It knows " + facts() + ".");
        }
        facts.put(name, (variable.isEmpty() ? "fact" + facts.size() + " : " : "") + type.getSimpleName());
        cursor.next();
        cursor.expect("(", "`" + name.text() + "`");
        if (negated && !variable.isEmpty()) {
            cursor.problem(
                    start,
                    "What is not there cannot be called `" + variable + "`.",
                    "Delete `" + variable + " :`; `not Customer( … )` needs no variable.");
        }
        bind(name, variable, type);
        int boundBefore = variables.size();
        List<Condition> conditions = new ArrayList<>();
        while (!cursor.isAt(")")) {
            flatten(condition(type), conditions);
            if (!cursor.isAt(")")) {
                cursor.separator(endsHere() ? ")" : ",", "this condition");
            }
        }
        cursor.next();
        if (negated && variables.size() > boundBefore) {
            cursor.problem(start, "A `not` cannot give a value a name.", "Compare the value where it stands.");
        }
        return new Pattern(negated, variable, type, conditions, start);
    }

    private Unreadable unknownFact(Token name) {
        if (name.is("decide")) {
            return cursor.unreadable(name, "Here `then` is missing before `decide`.", "Write it on a line of its own.");
        }
        String near = Words.maybe(name.text(), Vocabulary.FACTS.keySet());
        return cursor.unreadable(
                name, "There is no fact `" + name.text() + "`.", near.isEmpty() ? "There is " + facts() + "." : near);
    }

    private String facts() {
        return String.join(", ", stage.facts().stream().map(Vocabulary::word).toList());
    }

    private String example() {
        return stage.condition();
    }

    private void bind(Token place, String variable, Class<?> type) {
        if (!variable.isEmpty() && variables.put(variable, type) != null) {
            cursor.problem(place, "The variable `" + variable + "` is there twice.", "Give one another name.");
        }
    }

    private static void flatten(Condition condition, List<Condition> into) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> flatten(part, into));
        } else {
            into.add(condition);
        }
    }

    private Condition condition(Class<?> fact) throws Unreadable {
        if (cursor.isAt(Token.Kind.VARIABLE) && cursor.peek(1).is(":")) {
            Token variable = cursor.next();
            cursor.next();
            Operand operand = operands.operand(fact);
            if (!(operand instanceof Operand.Path path) || !path.variable().isEmpty()) {
                cursor.problem(
                        variable,
                        "`" + variable.text() + "` can only name a word of the fact, not `" + operand.text() + "`.",
                        "Use `" + operand.text() + "` itself.");
            }
            bind(variable, variable.text(), operand.type());
            return new Condition.Binding(variable.text(), operand);
        }
        return any(fact);
    }

    private Condition any(Class<?> fact) throws Unreadable {
        if (++depth > MAX_DEPTH) {
            throw cursor.unreadable(
                    cursor.peek(),
                    "The condition is nested deeper than " + MAX_DEPTH + " brackets.",
                    "Split the rule.");
        }
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(all(fact));
        } while (cursor.accept("||"));
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
    }

    private Condition all(Class<?> fact) throws Unreadable {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(single(fact));
        } while (cursor.accept("&&"));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private Condition single(Class<?> fact) throws Unreadable {
        if (cursor.accept("!")) {
            if (++depth > MAX_DEPTH) {
                throw cursor.unreadable(cursor.peek(), "There are too many `!`.", "Delete them in pairs.");
            }
            Token start = cursor.peek();
            Condition negated = single(fact);
            if (!start.is("(") && !start.is("!") && !(negated instanceof Condition.Flag)) {
                cursor.problem(
                        start,
                        "`!` turns round a single word, not a comparison.",
                        "Put brackets around the comparison: `!( … )`.");
            }
            depth--;
            return new Condition.Not(negated);
        }
        if (cursor.accept("(")) {
            Condition inner = any(fact);
            cursor.expect(")", "this condition");
            return inner;
        }
        Token start = cursor.peek();
        Operand left = operands.operand(fact);
        if (left instanceof Operand.Constant) {
            throw constantAlone(start, left);
        }
        if (cursor.isAt("not") && cursor.peek(1).is("in")) {
            throw cursor.unreadable(start, "`not in` is not known here.", "Maybe `!(" + left.text() + " in ( … ))`.");
        }
        if (cursor.accept("in")) {
            return oneOf(fact, start, left);
        }
        if (cursor.isAt(Token.Kind.SYMBOL) && OPERATORS.contains(cursor.peek().text())) {
            String operator = cursor.next().text();
            Operand right = operands.operand(fact);
            checkComparable(start, left, operator, right);
            refuseOperator(fact);
            return new Condition.Comparison(left, operator, right);
        }
        if (cursor.isAt("=")) {
            throw cursor.unreadable(start, "A single `=` compares nothing.", "Maybe `==`.");
        }
        refuseOperator(fact);
        if (left.type() != boolean.class && left.type() != void.class) {
            cursor.problem(
                    start,
                    "`" + left.text() + "` is " + described(left.type()) + ", not a question.",
                    isNumber(left.type()) ? "Maybe `" + left.text() + " >= 20`." : "Maybe `" + left.text() + " == …`.");
        }
        return new Condition.Flag(left);
    }

    private boolean endsHere() {
        return cursor.isAt("then") || cursor.isAt("end") || cursor.isAt(Token.Kind.END);
    }

    private void refuseOperator(Class<?> fact) throws Unreadable {
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.SYMBOL && "+-*/%&|?".contains(token.text())) {
            throw cursor.unreadable(
                    token,
                    "`" + token.text() + "` is not known here.",
                    "A condition compares; it does not calculate. Between conditions stand `,`, `&&` or `||`.");
        }
        if (token.kind() == Token.Kind.NAME
                && !endsHere()
                && !Vocabulary.words(fact).containsKey(token.text())) {
            throw cursor.unreadable(
                    token,
                    "`" + Words.shortened(token.text()) + "` is not known here.",
                    token.is("and")
                            ? "Maybe `&&`."
                            : token.is("or")
                                    ? "Maybe `||`."
                                    : "Values are compared with `==`, `!=`, `>`, `>=`, `<`, `<=` and `in ( … )`.");
        }
    }

    /** Drools takes a constant on the left only sometimes; and `9,99` is two conditions. */
    private Unreadable constantAlone(Token start, Operand constant) {
        boolean compares = cursor.isAt(Token.Kind.SYMBOL)
                && OPERATORS.contains(cursor.peek().text());
        boolean comma = isNumber(constant.type())
                && cursor.before(2).is(",")
                && cursor.before(3).isNumber();
        if (comma) {
            String number = cursor.before(3).text() + "." + start.text() + "B";
            return cursor.unreadable(
                    start,
                    "`" + constant.text() + "` alone asks nothing.",
                    "A number has a point where money has a comma: maybe `" + number + "`.");
        }
        return cursor.unreadable(
                start,
                compares
                        ? "A comparison begins with a word of the fact, not with `" + constant.text() + "`."
                        : "`" + constant.text() + "` alone asks nothing.",
                compares ? "Turn it round." : "Compare a word of the fact with it: `" + example() + "`.");
    }

    private Condition oneOf(Class<?> fact, Token start, Operand left) throws Unreadable {
        cursor.expect("(", "`in`");
        List<Operand> values = new ArrayList<>();
        do {
            Operand value = operands.operand(fact);
            checkComparable(start, left, "==", value);
            values.add(value);
        } while (cursor.accept(","));
        cursor.expect(")", "the values");
        return new Condition.OneOf(left, values);
    }

    /** What such a value can be compared with. */
    private static String example(Operand left) {
        Class<?> type = left.type();
        if (isNumber(type)) {
            return "Maybe `" + left.text() + " >= 20`.";
        }
        if (type == String.class) {
            return "Maybe `" + left.text() + " == \"…\"`.";
        }
        if (type.isEnum()) {
            return "Maybe `" + left.text() + " == " + type.getSimpleName() + "." + type.getEnumConstants()[0] + "`.";
        }
        return type == boolean.class ? "Maybe `" + left.text() + "` alone." : "Compare like with like.";
    }

    private void checkComparable(Token place, Operand left, String operator, Operand right) {
        TierName tier = left instanceof Operand.Path path ? path.mark(TierName.class) : null;
        if (tier != null) {
            new Arguments(cursor, false).checkTier(place, tier, right);
        }
        Class<?> a = left.type();
        Class<?> b = right.type();
        if (a == void.class || b == void.class) {
            return;
        }
        if (a != b && !(isNumber(a) && isNumber(b))) {
            cursor.problem(
                    place,
                    "`" + left.text() + "` is " + described(a) + ", but `" + right.text() + "` is " + described(b)
                            + ".",
                    example(left));
        } else if (!operator.equals("==") && !operator.equals("!=") && !isOrdered(a)) {
            cursor.problem(
                    place,
                    "`" + left.text() + "` is " + described(a) + ", which is neither less nor more than another.",
                    "Maybe `==` or `!=`.");
        } else if (isWhole(a)
                && right instanceof Operand.Constant constant
                && constant.constant() instanceof BigDecimal) {
            cursor.problem(
                    place,
                    "`" + left.text() + "` is a whole number, but `" + right.text() + "` is not.",
                    "Maybe a number without `B`.");
        }
    }
}
