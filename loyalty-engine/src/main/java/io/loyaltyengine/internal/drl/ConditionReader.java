package io.loyaltyengine.internal.drl;

import static io.loyaltyengine.internal.drl.Vocabulary.described;
import static io.loyaltyengine.internal.drl.Vocabulary.isNumber;
import static io.loyaltyengine.internal.drl.Vocabulary.isOrdered;
import static io.loyaltyengine.internal.drl.Vocabulary.isWhole;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.Code;
import io.loyaltyengine.internal.vocabulary.End;
import io.loyaltyengine.internal.vocabulary.Several;
import io.loyaltyengine.internal.vocabulary.Spoken;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TierName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Reads what stands between {@code when} and {@code then}. */
final class ConditionReader {
    private static final String HANDED_ON =
            "It is for a decision alone: name the fact, and hand it on as in `$purchase.categories()`.";

    private static final int MAX_DEPTH = 8;
    /** Drools has classes for 17 values beside the fact. Variables count too, and are left to it. */
    private static final int MAX_CHAINS = 16;

    private static final Set<String> OPERATORS = Set.of("==", "!=", ">", ">=", "<", "<=");

    private static final String COMPARISONS =
            "Values are compared with `==`, `!=`, `>`, `>=`, `<`, `<=` and `in ( … )`.";
    /** What other languages, and haste, make of operators. */
    private static final Map<String, String> MEANT =
            Map.of("=", "==", "===", "==", "=>", ">=", "=<", "<=", "<>", "!=", "=!", "!=", "!==", "!=");

    private static final Map<String, String> TURNED =
            Map.of("==", "==", "!=", "!=", ">", "<", ">=", "<=", "<", ">", "<=", ">=");

    private final Cursor cursor;
    private final Stage stage;
    private final OperandReader operands;
    private final Map<String, Class<?>> variables = new LinkedHashMap<>();
    /** What Drools gets instead of some words, by where they start. */
    private final Map<Integer, String> written = new HashMap<>();

    private int facts;
    private int chains;
    private int depth;

    ConditionReader(Cursor cursor, Stage stage) {
        this.cursor = cursor;
        this.stage = stage;
        this.operands = new OperandReader(cursor, stage, variables, false);
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
        return written.getOrDefault(token.start(), token.shown());
    }

    List<Pattern> patterns() throws Unreadable {
        List<Pattern> patterns = new ArrayList<>();
        Token start = cursor.peek();
        while (!cursor.isAt("then") && !cursor.isAt(Token.Kind.END) && !cursor.isAt("end") && !cursor.isAt("rule")) {
            patterns.add(pattern());
            cursor.accept(";");
            skipConnectors();
        }
        if (!patterns.isEmpty() && patterns.stream().allMatch(Pattern::negated)) {
            refuseNothing(start);
        }
        if (patterns.stream()
                        .filter(pattern -> pattern.type().isAnnotationPresent(Several.class))
                        .count()
                > 1) {
            cursor.problem(
                    start,
                    "The rule looks at several claims, but cannot see which of them take effect.",
                    "What goes together with what stands in the coupons themselves: `stacking`.");
        }
        return patterns;
    }

    /** Reports a rule that asks nothing, or only what is not there. */
    void refuseNothing(Token place) {
        cursor.problem(place, "The rule asks nothing of any fact.", "A fact reads like `" + example() + "`.");
    }

    /** Between facts stands nothing; all of them must be there. */
    private void skipConnectors() {
        Token token = cursor.peek();
        while (Connector.of(token).isPresent() || token.is(",")) {
            boolean any = Connector.of(token).filter(Connector.ANY::equals).isPresent();
            cursor.problem(
                    token,
                    "Between facts no `" + token.text() + "` can stand.",
                    any
                            ? "Write two rules, one for each; within one fact `||` says it."
                            : "Delete it: facts that stand one below the other must all be there.");
            cursor.next();
            token = cursor.peek();
        }
    }

    private Pattern pattern() throws Unreadable {
        Token start = cursor.peek();
        boolean negated = isNot();
        if (negated && !cursor.next().is("not")) {
            cursor.problem(start, Lexer.inCapitals(start.text()), "Maybe `not`.");
        }
        String variable = "";
        if (cursor.isAt(Token.Kind.VARIABLE)) {
            variable = cursor.next().text();
            cursor.expect(":", "`" + variable + "`");
        } else if (cursor.isAt(Token.Kind.NAME) && cursor.peek(1).is(":")) {
            variable = "$" + cursor.next().text();
            cursor.problem(cursor.before(), "A name that a rule gives begins with `$`.", "Maybe `" + variable + "`.");
            cursor.next();
        }
        Token name = cursor.peek();
        if (name.kind() != Token.Kind.NAME) {
            throw cursor.unreadable(name, "Here a fact is expected, not " + cursor.shown() + ".", insteadOf(name));
        }
        Class<?> type = Vocabulary.FACTS.get(name.text());
        if (name.is("no") && Vocabulary.FACTS.containsKey(cursor.peek(1).text())) {
            throw cursor.unreadable(name, "`no` is not known here.", "Maybe `not`.");
        }
        if (type == null) {
            throw Forbidden.insteadOf(name)
                    .map(instead -> cursor.unreadable(name, "`" + name.text() + "` is not allowed.", instead))
                    .orElseGet(() -> unknownFact(name));
        }
        if (!stage.facts().contains(type)) {
            cursor.problem(
                    name,
                    "The stage `" + stage.word() + "` knows no `" + name.text() + "`.",
                    "It knows " + facts() + "; `" + name.text() + "` is known in " + Stage.knowing(type) + ".");
        }
        written.put(name.start(), (variable.isEmpty() ? "fact" + facts++ + " : " : "") + type.getSimpleName());
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
            Token first = cursor.peek();
            flatten(condition(type), conditions);
            nameChains(first);
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

    /** Where a condition goes from word to word, Drools gets what the last word is asked of by a name, which is bound first. */
    private void nameChains(Token first) {
        List<List<Token>> found = operands.chains();
        if (found.size() > MAX_CHAINS) {
            cursor.problem(
                    found.get(MAX_CHAINS).get(0),
                    "The condition goes from word to word more than " + MAX_CHAINS + " times.",
                    "Write several rules; what `&&` joins can stand with commas between.");
        }
        for (List<Token> chain : found) {
            String name = "asked" + chains++;
            StringBuilder bound = new StringBuilder(name + " : ");
            for (Token token : chain) {
                bound.append(token.shown());
                written.put(token.start(), "");
            }
            written.put(chain.get(0).start(), name);
            written.put(first.start(), bound + ", " + written(first));
        }
    }

    private boolean isNot() {
        return cursor.isAt(Token.Kind.NAME) && cursor.peek().text().equalsIgnoreCase("not");
    }

    private String insteadOf(Token token) {
        if (token.is("!")) {
            return "Maybe `not`: so one says that a fact is not there.";
        }
        if (token.is("(")) {
            return "Facts stand one below the other without brackets around them; for one or the other write two rules.";
        }
        return token.is(")") ? "Maybe there is one `)` too many." : "A fact reads like `" + example() + "`.";
    }

    private Unreadable unknownFact(Token name) {
        if (name.is("decide")) {
            return cursor.unreadable(name, "Here `then` is missing before `decide`.", "Write it on a line of its own.");
        }
        List<String> known = new ArrayList<>(Vocabulary.FACTS.keySet());
        if (!cursor.peek(1).is("(")) {
            known.add("then");
        }
        String near = Words.maybe(name.text(), known);
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
            if (!operands.chains().isEmpty()) {
                cursor.problem(
                        variable,
                        "`" + variable.text() + "` can only name one word of the fact, not `" + operand.text() + "`.",
                        "Compare it where it stands.");
            }
            if (!(operand instanceof Operand.Path path) || !path.variable().isEmpty()) {
                cursor.problem(
                        variable,
                        "`" + variable.text() + "` can only name a word of the fact, not `" + operand.text() + "`.",
                        "Use `" + operand.text() + "` itself.");
            }
            bind(variable, variable.text(), operand.type());
            operands.name(variable.text(), operand);
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
        } while (joined(Connector.ANY, fact));
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
    }

    private Condition all(Class<?> fact) throws Unreadable {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(single(fact));
        } while (joined(Connector.ALL, fact));
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    /** Takes a connector; one that is written in another way is reported and understood. */
    private boolean joined(Connector connector, Class<?> fact) {
        Token token = cursor.peek();
        if (Connector.of(token).filter(connector::equals).isEmpty()
                || Vocabulary.words(fact).containsKey(token.text())) {
            return false;
        }
        if (!token.is(connector.symbol())) {
            cursor.problem(token, "`" + token.text() + "` is not known here.", "Maybe `" + connector.symbol() + "`.");
        }
        cursor.next();
        return true;
    }

    /** In brackets {@code not} is written {@code !}. */
    private Condition inWords(Class<?> fact) throws Unreadable {
        Token not = cursor.next();
        Condition negated = single(fact);
        cursor.problem(
                not,
                "`not` stands before facts only.",
                negated instanceof Condition.Flag flag
                        ? "Maybe `!" + flag.operand().text() + "`."
                        : "Maybe `!( … )`, with the comparison in its brackets.");
        return new Condition.Not(negated);
    }

    private Condition single(Class<?> fact) throws Unreadable {
        if (isNot()) {
            return inWords(fact);
        }
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
        if (isNot() && cursor.peek(1).is("in")) {
            throw cursor.unreadable(start, "`not in` is not known here.", "Maybe `!(" + left.text() + " in ( … ))`.");
        }
        if (cursor.accept("in")) {
            return oneOf(fact, start, left);
        }
        if (isAtOperator()) {
            String operator = operator();
            Operand right = operands.compared(fact, left);
            checkComparable(start, left, operator, right);
            refuseOperator(fact);
            refuseThirdSide();
            return new Condition.Comparison(left, operator, right);
        }
        refuseOperator(fact);
        refuseNoComparison(left);
        if (left.type() != boolean.class && left.type() != void.class) {
            cursor.problem(
                    start,
                    "`" + left.text() + "` is " + described(left.type()) + ", not a question.",
                    isHandedOn(left)
                            ? HANDED_ON
                            : further(left)
                                    .orElse("Compare it, as in `" + left.text() + " "
                                            + (isNumber(left.type()) ? ">= 20" : "== …") + "`."));
        }
        if (left instanceof Operand.Path path && path.steps().isEmpty()) {
            // To Drools a name alone is no question.
            written.put(start.start(), "(" + start.shown() + " == true)");
        }
        return new Condition.Flag(left);
    }

    /** Whether a comparison stands here, rightly written or not; a lone {@code !} begins the next condition. */
    private boolean isAtOperator() {
        return isOperator(cursor.peek()) && (!cursor.isAt("!") || isOperator(cursor.peek(1)));
    }

    private static boolean isOperator(Token token) {
        return token.kind() == Token.Kind.SYMBOL && token.text().chars().allMatch(c -> "=<>!".indexOf(c) >= 0);
    }

    private void refuseThirdSide() throws Unreadable {
        if (isAtOperator()) {
            throw cursor.unreadable(
                    cursor.peek(), "A comparison has two sides only.", "Write two comparisons with `,` between them.");
        }
    }

    /** An operator; one that is written in another way is reported and understood, but never as another one. */
    private String operator() throws Unreadable {
        Token first = cursor.peek();
        StringBuilder written = new StringBuilder();
        for (int end = first.start();
                isOperator(cursor.peek());
                end = cursor.before().end()) {
            Token part = cursor.next();
            written.append(end < part.start() ? " " : "").append(part.text());
        }
        String operator = written.toString();
        if (OPERATORS.contains(operator)) {
            return operator;
        }
        String symbols = operator.replace(" ", "");
        String meant = OPERATORS.contains(symbols) ? symbols : MEANT.get(symbols);
        if (meant == null) {
            throw cursor.unreadable(first, "There is no comparison `" + operator + "`.", COMPARISONS);
        }
        cursor.problem(first, "There is no comparison `" + operator + "`.", "Maybe `" + meant + "`.");
        return meant;
    }

    /** Where a value follows a value, what is missing is mostly what stands between them. */
    private void refuseNoComparison(Operand left) throws Unreadable {
        Token token = cursor.peek();
        boolean isValue = token.isNumber() || token.kind() == Token.Kind.TEXT || token.is(":");
        if (isValue && left.type() != boolean.class) {
            throw cursor.unreadable(
                    token,
                    "Between `" + left.text() + "` and " + cursor.shown() + " a comparison is missing.",
                    COMPARISONS);
        }
    }

    private boolean endsHere() {
        return cursor.isAt("then") || cursor.isAt("end") || cursor.isAt(Token.Kind.END);
    }

    private void refuseOperator(Class<?> fact) throws Unreadable {
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.SYMBOL && "+-*/%?".contains(token.text())) {
            throw cursor.unreadable(
                    token, "`" + token.text() + "` is not known here.", "A condition compares; it does not calculate.");
        }
        if (token.kind() == Token.Kind.NAME
                && !endsHere()
                && Connector.of(token).isEmpty()
                && !Vocabulary.words(fact).containsKey(token.text())) {
            throw cursor.unreadable(token, "`" + Words.shortened(token.text()) + "` is not known here.", COMPARISONS);
        }
    }

    /** Drools takes a constant on the left only sometimes. */
    private Unreadable constantAlone(Token start, Operand constant) {
        if (!isAtOperator()) {
            return cursor.unreadable(
                    start,
                    "`" + constant.text() + "` alone asks nothing.",
                    "Compare a word of the fact with it, as in `" + example() + "`.");
        }
        String turned = TURNED.get(cursor.peek().text());
        boolean known = turned != null && cursor.peek(1).kind() == Token.Kind.NAME;
        return cursor.unreadable(
                start,
                "A comparison begins with a word of the fact, not with `" + constant.text() + "`.",
                known
                        ? "Maybe `" + cursor.peek(1).text() + " " + turned + " " + constant.text() + "`."
                        : "Turn it round.");
    }

    private Condition oneOf(Class<?> fact, Token start, Operand left) throws Unreadable {
        cursor.expect("(", "`in`");
        List<Operand> values = new ArrayList<>();
        do {
            Operand value = operands.listed(fact, left);
            checkComparable(start, left, "==", value);
            values.add(value);
        } while (cursor.accept(","));
        cursor.expect(")", "the values");
        return new Condition.OneOf(left, values);
    }

    /** What can be asked of a value that is none to compare. */
    private static boolean isHandedOn(Operand value) {
        return value.type() == SortedSet.class || value.type() == Spoken.class || value.type() == End.class;
    }

    private static Optional<String> further(Operand value) {
        return Vocabulary.words(value.type()).entrySet().stream()
                .filter(word -> isNumber(word.getValue().get(0).getReturnType()))
                .filter(word -> word.getValue().get(0).getParameterCount() == 0)
                .reduce((first, last) -> last)
                .map(word -> "Say what of it: `" + value.text() + "." + word.getKey() + " >= 20`.");
    }

    /** What such a value can be compared with. */
    private static String likeWithLike(Operand left, String operator, Operand right) {
        Class<?> type = left.type();
        String begin = "`" + left.text() + " " + operator + " ";
        String given = right instanceof Operand.Constant constant ? String.valueOf(constant.constant()) : "";
        if (isNumber(type) && given.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return "Days are asked by `from`, `until` and `between`: maybe `from(\"" + given + "\")`.";
        }
        if (isNumber(type)) {
            return given.matches("[0-9]{1,9}")
                    ? "Maybe " + begin + given + "`."
                    : "Write a number without quotation marks, as in " + begin + "20`.";
        }
        Code code = left.mark(Code.class);
        if (code != null) {
            return Codes.hint(code, given);
        }
        if (isHandedOn(left)) {
            return HANDED_ON;
        }
        if (type == String.class) {
            return given.isEmpty()
                    ? "Compare it with a text, as in " + begin + "\"…\"`."
                    : "A text stands between quotation marks: maybe " + begin + "\"" + given + "\"`.";
        }
        return type == boolean.class
                ? "Write `" + left.text() + "` alone, or `!" + left.text() + "` for the opposite."
                : "Compare like with like.";
    }

    /** What can only be one of some names is compared with one of them. */
    private void checkName(Token place, Operand left, Operand right) {
        if (!(right instanceof Operand.Constant constant) || !(constant.constant() instanceof String name)) {
            return;
        }
        TierName tier = left.mark(TierName.class);
        if (tier != null) {
            cursor.checkTier(place, name, tier.orNone());
        }
        if (left.mark(AccountName.class) != null) {
            cursor.checkAccount(place, name);
        }
        if (left.mark(ActivityKind.class) != null) {
            new Arguments(cursor, false).checkKind(place, name);
        }
        Code code = left.mark(Code.class);
        if (code != null && Codes.constant(code, name).isEmpty()) {
            cursor.problem(
                    place,
                    "`" + left.text() + "` is never `\"" + Words.shortened(name) + "\"`.",
                    Codes.hint(code, name));
        }
    }

    private void checkComparable(Token place, Operand left, String operator, Operand right) {
        checkName(place, left, right);
        Class<?> a = left.type();
        Class<?> b = right.type();
        if (a == void.class || b == void.class) {
            return;
        }
        boolean unordered = !operator.equals("==") && !operator.equals("!=") && !isOrdered(a);
        if (!unordered && !Vocabulary.isComparable(a, b)) {
            cursor.problem(
                    place,
                    "`" + left.text() + "` is " + described(a) + ", but `" + right.text() + "` is " + described(b)
                            + ".",
                    likeWithLike(left, operator, right));
        } else if (unordered) {
            cursor.problem(
                    place,
                    "`" + left.text() + "` is " + described(a) + ", which is neither less nor more than another.",
                    a == boolean.class
                            ? "Write `" + left.text() + "` alone, or `!" + left.text() + "` for the opposite."
                            : further(left).orElse("Name all that you mean: `" + left.text() + " in ( …, … )`."));
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
