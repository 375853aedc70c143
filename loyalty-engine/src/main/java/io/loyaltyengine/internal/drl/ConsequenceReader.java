package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Cursor.Unreadable;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what stands between {@code then} and {@code end}: sentences of the form {@code decide.<verb>(…);}. */
final class ConsequenceReader {
    private final Cursor cursor;
    private final Stage stage;
    private final Vocabulary vocabulary;
    private final Arguments checks;
    private final OperandReader operands;
    private final Set<Class<?>> facts;
    private final Map<String, Class<?>> placeholders = new TreeMap<>();
    private final List<List<Call>> decisions = new ArrayList<>();
    private boolean unknownVerb;

    /**
     * Begins where the cursor is.
     *
     * @param patterns what the rule asks
     * @param variables what that binds
     */
    ConsequenceReader(
            Cursor cursor,
            Stage stage,
            Vocabulary vocabulary,
            List<Pattern> patterns,
            Map<String, Class<?>> variables) {
        this.cursor = cursor;
        this.stage = stage;
        this.vocabulary = vocabulary;
        this.checks = new Arguments(cursor, true);
        this.operands = new OperandReader(cursor, stage, variables, true);
        this.facts = patterns.stream().map(Pattern::type).collect(Collectors.toSet());
    }

    /** Reads it all. */
    void read() throws Unreadable {
        Token start = cursor.before();
        boolean empty = true;
        while (!cursor.isAt("end")
                && !cursor.isAt(Token.Kind.END)
                && !(cursor.isAt("rule") && cursor.peek(1).kind() == Token.Kind.TEXT)) {
            statement();
            empty = false;
        }
        if (empty && cursor.isAt("end")) {
            cursor.problem(start, "The rule decides nothing.", "Say what follows: `decide.<verb>(…);`.");
        }
    }

    /** What the rule's sentences can use, with its type; empty if that is not known, because a verb is not. */
    Optional<Map<String, Class<?>>> placeholders() {
        return unknownVerb ? Optional.empty() : Optional.of(placeholders);
    }

    /** What has been read, decision by decision: each a verb and the terms that follow it. */
    List<List<Call>> decisions() {
        return decisions;
    }

    /** Whether all that has been read can be said by a rule that asks nothing. */
    boolean isAlways() {
        return !decisions.isEmpty()
                && decisions.stream()
                        .allMatch(decision ->
                                Vocabulary.verb(decision.get(0).method()).always());
    }

    private void statement() throws Unreadable {
        Token first = cursor.peek();
        if (!cursor.accept("decide")) {
            throw Forbidden.insteadOf(first)
                    .map(instead -> cursor.unreadable(first, "`" + first.text() + "` is not allowed.", instead))
                    .orElseGet(() -> cursor.unreadable(
                            first, "A consequence says what to decide, not " + cursor.shown() + ".", insteadOf(first)));
        }
        cursor.expect(".", "`decide`");
        Token verb = cursor.expect(Token.Kind.NAME, "a verb");
        List<Method> methods = vocabulary.verbs().get(verb.text());
        Set<String> verbs = vocabulary.verbs(stage);
        Optional<String> moved = Moved.of(verb, cursor, verbs);
        boolean counts = cursor.isAt("(") && cursor.peek(1).isNumber();
        if (methods == null || (moved.isPresent() && counts)) {
            String near =
                    moved.map(now -> "Maybe `decide." + now + "`.").orElseGet(() -> Words.maybe(verb.text(), verbs));
            cursor.problem(
                    verb,
                    methods == null
                            ? "There is no verb `" + verb.text() + "`."
                            : "`" + verb.text() + "` takes no number.",
                    near.isEmpty() ? "Here one can say " + String.join(", ", verbs) + "." : near);
            unknownVerb = true;
            skipStatement();
            return;
        }
        decisions.add(new ArrayList<>());
        Method said = called(verb, methods);
        checkStage(verb, said);
        String needed = Vocabulary.verb(said).needs();
        if (terms(verb, said.getReturnType(), needed)) {
            refuseTermWithoutPoint(said.getReturnType());
            cursor.expect(";", "this decision");
        }
    }

    private void refuseTermWithoutPoint(Class<?> proposal) throws Unreadable {
        Token token = cursor.peek();
        if (Vocabulary.terms(proposal).containsKey(token.text())) {
            throw cursor.unreadable(
                    token, "`" + token.text() + "` needs a point before it.", "Maybe `." + token.text() + "(…)`.");
        }
    }

    private String insteadOf(Token first) {
        if (vocabulary.verbs().containsKey(first.text())) {
            return "Maybe `decide." + first.text() + "(…);`.";
        }
        return Words.nearest(first.text(), List.of("end", "decide"))
                .filter(word -> word.equals("decide") || isLast())
                .map(word -> "Maybe `" + word + "`.")
                .orElse("It reads `decide.<verb>(…);`, such as `" + stage.decision() + "`.");
    }

    /** Whether no word of the rule follows this one. */
    private boolean isLast() {
        return cursor.peek(1).kind() == Token.Kind.END || cursor.peek(1).is("rule");
    }

    /** Reads what follows a verb; whether it could be read to its end. */
    private boolean terms(Token verb, Class<?> proposal, String needed) throws Unreadable {
        Set<String> said = new HashSet<>();
        while (cursor.accept(".")) {
            Token name = cursor.expect(Token.Kind.NAME, "a word that goes with `" + verb.text() + "`");
            Map<String, List<Method>> terms = Vocabulary.terms(proposal);
            List<Method> methods = terms.get(name.text());
            if (methods == null) {
                String near = Moved.of(name, cursor, terms.keySet())
                        .map(now -> "Maybe `." + now + "`.")
                        .orElse(Words.maybe(name.text(), terms.keySet()));
                String all = terms.isEmpty()
                        ? "Nothing can follow it."
                        : "With it go " + String.join(", ", terms.keySet()) + ".";
                cursor.problem(
                        name,
                        "`" + name.text() + "` does not go with `" + verb.text() + "`.",
                        near.isEmpty() ? all : near);
                skipStatement();
                return false;
            }
            boolean again = !said.add(name.text());
            Method term = called(name, methods);
            if (again && !term.getAnnotation(Term.class).repeatable()) {
                cursor.problem(name, "`" + name.text() + "` is said twice of one decision.", "Delete one.");
            }
        }
        if (!needed.isEmpty() && !said.contains(needed)) {
            cursor.problem(
                    verb,
                    "`" + verb.text() + "` means nothing without `" + needed + "`.",
                    "Maybe `" + exampleOf(proposal, needed) + "`.");
        }
        return true;
    }

    private static String exampleOf(Class<?> proposal, String term) {
        return Vocabulary.terms(proposal).getOrDefault(term, List.of()).stream()
                .map(method -> method.getAnnotation(Term.class).example())
                .collect(Collectors.joining());
    }

    private Method called(Token name, List<Method> methods) throws Unreadable {
        List<Operand> arguments = operands.arguments(name);
        Method method = Arguments.chosen(methods, arguments);
        checks.check(name, method, arguments);
        if (method.getParameterCount() == 1 && arguments.size() == 1 && method.getParameterTypes()[0] == Object.class) {
            // A term that takes anything says a placeholder of the same name.
            placeholders.computeIfPresent(
                    name.text(), (said, type) -> arguments.get(0).type());
        }
        decisions.get(decisions.size() - 1).add(new Call(name, method, arguments));
        return method;
    }

    private void checkStage(Token place, Method method) {
        placeholders.putAll(Vocabulary.placeholders(method));
        List<Stage> stages = Vocabulary.stages(method);
        if (!stages.contains(stage)) {
            cursor.problem(
                    place,
                    "`" + place.text() + "` cannot be said in the stage `" + stage.word() + "`.",
                    stageFor(stages));
        }
    }

    /**
     * The stage to which the rule belongs that says this. A later one sees what this one sees, and what came of it; an
     * earlier one sees the customer before that, and would stay silent.
     */
    private String stageFor(List<Stage> stages) {
        List<Stage> knowing = stages.stream()
                .filter(other -> other.facts().containsAll(facts))
                .toList();
        Optional<Stage> best = knowing.stream()
                .filter(other -> other.compareTo(stage) > 0)
                .findFirst()
                .or(() -> knowing.stream().reduce((earlier, later) -> later));
        return best.map(other -> "Put the rule into a file of the stage " + other.word() + ".")
                .orElseGet(() -> "It can be said in " + joined(stages.stream().map(Stage::word)) + ", which knows no "
                        + joined(facts.stream()
                                .filter(fact -> !stages.get(0).facts().contains(fact))
                                .map(fact -> "`" + Vocabulary.word(fact) + "`"))
                        + ".");
    }

    private static String joined(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(", "));
    }

    private void skipStatement() {
        while (!cursor.isAt(Token.Kind.END) && !cursor.isAt("end") && !cursor.accept(";")) {
            cursor.next();
        }
    }
}
