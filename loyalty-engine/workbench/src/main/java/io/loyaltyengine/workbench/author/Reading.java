package io.loyaltyengine.workbench.author;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Token;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.Code;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.ReasonCode;
import io.loyaltyengine.internal.vocabulary.RuleName;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.TierName;
import io.loyaltyengine.internal.vocabulary.Verb;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known at a place of a rule file, word by word from its beginning. It judges nothing, which the library does; so it
 * gets over what is half written.
 */
final class Reading {
    /** The parts of a file. */
    enum Part {
        START,
        BETWEEN_RULES,
        HEAD,
        CONDITIONS,
        CONSEQUENCES
    }

    /** Kinds of names that are no names of the shop's own; those are called as their mark calls them. */
    static final String TIER = "tier";

    static final String ACCOUNT = "account";
    static final String REASON = "reason";
    static final String RULE = "rule";
    private static final String ACTIVITY = "activity";

    private static final Map<String, Class<?>> FACTS = Arrays.stream(Stage.values())
            .flatMap(stage -> stage.facts().stream())
            .distinct()
            .collect(Collectors.toMap(Vocabulary::word, Function.identity()));
    private static final Class<?> NOTHING = void.class;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", ">=", "<=", ">", "<", "in");

    /** An open bracket. */
    private static final class Bracket {
        /** The fact whose conditions stand in it. */
        private final Class<?> fact;
        /** What is called with the arguments that stand in it. */
        private final List<Method> called;

        private int argument;

        Bracket(Class<?> fact, List<Method> called) {
            this.fact = fact;
            this.called = called;
        }
    }

    private final Map<String, Class<?>> variables = new TreeMap<>();
    private final Deque<Bracket> brackets = new ArrayDeque<>();
    private Part part = Part.START;
    private Optional<Stage> stage = Optional.empty();
    /** The type of what stands before this place. */
    private Class<?> value = NOTHING;
    /** The methods that the last name can be. */
    private List<Method> said = List.of();
    /** What the value here is compared with. */
    private List<Method> compared = List.of();
    /** The variable that is about to get its value. */
    private String variable = "";

    private Token before = new Token(Token.Kind.END, "", 1, 1, 0, 0);

    Part part() {
        return part;
    }

    Optional<Stage> stage() {
        return stage;
    }

    Set<String> variables() {
        return variables.keySet();
    }

    List<Method> said() {
        return said;
    }

    boolean isBehind(String word) {
        return before.is(word);
    }

    /** Whether a bracket is open here. */
    boolean isInBrackets() {
        return !brackets.isEmpty();
    }

    /** The facts that can be asked here. */
    List<Class<?>> facts() {
        return stage.map(Stage::facts).orElseGet(() -> FACTS.values().stream().toList());
    }

    /** The fact whose words can be asked here by themselves. */
    Class<?> fact() {
        for (Bracket bracket : brackets) {
            if (bracket.fact != NOTHING) {
                return bracket.fact;
            }
        }
        return NOTHING;
    }

    /** What can follow the point here. */
    Map<String, List<Method>> following() {
        if (value == Decide.VOCABULARY.decide()) {
            Map<String, List<Method>> verbs = new TreeMap<>(Decide.VOCABULARY.verbs());
            stage.ifPresent(
                    here -> verbs.values().removeIf(methods -> methods.stream().noneMatch(method -> Arrays.asList(
                                    method.getAnnotation(Verb.class).stages())
                            .contains(here))));
            return verbs;
        }
        Map<String, List<Method>> following = new TreeMap<>(Vocabulary.words(value));
        following.putAll(Vocabulary.terms(value));
        return following;
    }

    /** What a text here would name, such as a tier or a badge; nothing if it can be anything. */
    Optional<String> named() {
        Bracket bracket = brackets.peek();
        if (bracket != null && !bracket.called.isEmpty()) {
            return bracket.called.stream()
                    .filter(method -> method.getParameterCount() > 0)
                    .map(method -> method.getParameters()[Math.min(bracket.argument, method.getParameterCount() - 1)])
                    .flatMap(parameter -> kind(parameter).stream())
                    .findFirst();
        }
        return compared.stream().flatMap(method -> kind(method).stream()).findFirst();
    }

    /** The names that a text here must be one of, if it must. */
    Set<String> codes() {
        return compared.stream()
                .map(method -> Optional.ofNullable(method.getAnnotation(Code.class)))
                .flatMap(Optional::stream)
                .flatMap(code -> Arrays.stream(code.value().getEnumConstants()))
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> kind(AnnotatedElement marked) {
        if (marked.isAnnotationPresent(TierName.class)) {
            return Optional.of(TIER);
        }
        if (marked.isAnnotationPresent(AccountName.class)) {
            return Optional.of(ACCOUNT);
        }
        if (marked.isAnnotationPresent(ReasonCode.class)) {
            return Optional.of(REASON);
        }
        if (marked.isAnnotationPresent(RuleName.class)) {
            return Optional.of(RULE);
        }
        if (marked.isAnnotationPresent(ActivityKind.class)) {
            return Optional.of(ACTIVITY);
        }
        return Optional.ofNullable(marked.getAnnotation(NameOf.class)).map(NameOf::value);
    }

    /** Reads the next word. */
    void read(Token word) {
        if (word.is("rule")) {
            begin(Part.HEAD);
            variables.clear();
        } else if (word.is("when")) {
            begin(Part.CONDITIONS);
        } else if (word.is("then")) {
            begin(Part.CONSEQUENCES);
        } else if (word.is("end")) {
            begin(Part.BETWEEN_RULES);
        } else if (before.is("package")) {
            stage = Arrays.stream(Stage.values())
                    .filter(any -> any.word().equals(word.text()))
                    .findFirst();
            begin(Part.BETWEEN_RULES);
        } else if (part == Part.CONDITIONS || part == Part.CONSEQUENCES) {
            inRule(word);
        }
        before = word;
    }

    private void begin(Part next) {
        part = next;
        brackets.clear();
        forget();
    }

    private void forget() {
        value = NOTHING;
        said = List.of();
        compared = List.of();
        variable = "";
    }

    private void inRule(Token word) {
        if (COMPARISONS.contains(word.text()) && word.is(word.text())) {
            compared = said;
            value = NOTHING;
            said = List.of();
        } else if (word.kind() == Token.Kind.VARIABLE) {
            value = variables.getOrDefault(word.text(), NOTHING);
            said = List.of();
        } else if (word.kind() == Token.Kind.NAME) {
            name(word.text());
        } else if (word.kind() == Token.Kind.SYMBOL) {
            symbol(word.text());
        } else {
            value = NOTHING;
            said = List.of();
        }
    }

    private void name(String name) {
        if (before.is(".")) {
            say(following().getOrDefault(name, List.of()));
        } else if (part == Part.CONSEQUENCES && name.equals("decide")) {
            value = Decide.VOCABULARY.decide();
        } else if (part == Part.CONDITIONS && brackets.isEmpty()) {
            value = FACTS.getOrDefault(name, NOTHING);
            bind();
        } else {
            say(Vocabulary.words(fact()).getOrDefault(name, List.of()));
            bind();
        }
    }

    private void say(List<Method> methods) {
        said = methods;
        value = methods.isEmpty() ? NOTHING : methods.get(0).getReturnType();
    }

    private void bind() {
        if (!variable.isEmpty()) {
            variables.put(variable, value);
            variable = "";
        }
    }

    private void symbol(String symbol) {
        switch (symbol) {
            case "(" -> open();
            case ")" -> close();
            case "," -> next();
            case ":" -> variable = before.text();
            case ";" -> {
                brackets.clear();
                forget();
            }
            case "." -> {}
            default -> forget();
        }
    }

    private void open() {
        boolean isFact = part == Part.CONDITIONS && brackets.isEmpty();
        brackets.push(new Bracket(isFact ? value : NOTHING, isFact ? List.of() : said));
        value = NOTHING;
        said = List.of();
    }

    private void close() {
        Bracket closed = brackets.poll();
        say(closed == null ? List.of() : closed.called);
    }

    private void next() {
        Bracket bracket = brackets.peek();
        value = NOTHING;
        said = List.of();
        if (bracket != null && !bracket.called.isEmpty()) {
            bracket.argument++;
        } else if (bracket != null && bracket.fact != NOTHING) {
            forget();
        }
    }

    /** The names of each kind in these words. */
    static Map<String, Set<String>> names(List<Token> words) {
        Map<String, Set<String>> names = new HashMap<>();
        Reading reading = new Reading();
        for (Token word : words) {
            if (word.kind() == Token.Kind.TEXT) {
                reading.named().ifPresent(kind -> names.computeIfAbsent(kind, first -> new TreeSet<>())
                        .add(word.text()));
            }
            reading.read(word);
        }
        return names;
    }
}
