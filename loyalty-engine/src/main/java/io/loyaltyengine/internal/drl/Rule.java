package io.loyaltyengine.internal.drl;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Condition.Comparison;
import io.loyaltyengine.internal.vocabulary.ActivityKind;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule as it was read: what it is called, what it says, what it asks. */
public final class Rule {
    private static final int KEY_LENGTH = 32;

    private final RuleFile file;
    private final Token start;
    private final Stage stage;
    private final String name;
    private final Template sentence;
    private final Map<String, Token> sentences;
    private final SortedMap<String, String> tags;
    private final Set<Class<?>> facts;
    /** What reads the {@link Body}, and then the body itself. Two threads may read it at once; both read the same. */
    private Object body;
    /** Two threads may compute it at once; both come to the same. */
    private @Nullable String key;

    /**
     * What a rule asks and decides.
     *
     * @param decisions each a verb and the terms that follow it
     * @param meaning what it asks and decides, in the author's words
     * @param conditions the words between {@code when} and {@code then}, a name before every fact
     * @param consequence the words between {@code then} and {@code end}
     * @param fingerprint what the rule says, with its name and sentences, without white space and comments
     */
    record Body(
            List<Pattern> patterns,
            List<List<Call>> decisions,
            String meaning,
            String conditions,
            String consequence,
            String fingerprint) {}

    /**
     * Holds what a reader found.
     *
     * @param start the word that it begins with
     * @param sentences its sentences as they stand in the file, by language
     * @param tags what its decisions carry along
     * @param facts the kinds of facts that it looks at
     * @param body reads what it asks and decides, when it is first looked at, and must always read the same
     */
    Rule(
            RuleFile file,
            Token start,
            Stage stage,
            String name,
            Template sentence,
            Map<String, Token> sentences,
            SortedMap<String, String> tags,
            Set<Class<?>> facts,
            Supplier<Body> body) {
        this.file = file;
        this.start = start;
        this.stage = stage;
        this.name = name;
        this.sentence = sentence;
        this.sentences = Map.copyOf(sentences);
        this.tags = tags;
        this.facts = facts;
        this.body = body;
    }

    @SuppressWarnings("unchecked") // it is nothing else
    private Body body() {
        Object known = body;
        if (known instanceof Body read) {
            return read;
        }
        Body read = ((Supplier<Body>) known).get();
        body = read;
        return read;
    }

    public RuleFile file() {
        return file;
    }

    public int line() {
        return start.line();
    }

    public Stage stage() {
        return stage;
    }

    public String name() {
        return name;
    }

    public Template sentence() {
        return sentence;
    }

    /** What its decisions carry along, by name, without meaning to the engine. */
    public SortedMap<String, String> tags() {
        return tags;
    }

    /** What stands between {@code when} and {@code then}, word for word, without comments; every fact has a name. */
    public String conditions() {
        return body().conditions();
    }

    /** What stands between {@code then} and {@code end}, as Java. */
    public String consequence() {
        return body().consequence();
    }

    /** What it asks and says, without its name and sentences. */
    public String words() {
        return "when " + conditions() + " then " + consequence();
    }

    /** Names what it asks and says: rules of the same words have the same one, whatever they are called. */
    public String key() {
        String known = key;
        if (known == null) {
            known = Hash.of(words()).substring(0, KEY_LENGTH);
            key = known;
        }
        return known;
    }

    /** Takes its key from whoever has worked it out before. */
    void isKnownBy(String known) {
        key = known;
    }

    /** Its sentences as they stand in the file. */
    public String wording() {
        return said("en") + "\n" + said("de");
    }

    /** Its sentence in a language as it stands in the file; empty if it has none. */
    public String said(String language) {
        Token sentence = sentence(language);
        return sentence == null ? "" : sentence.text();
    }

    /** What it asks and decides, and in which stage, in the author's words; without its name and its sentences. */
    public String meaning() {
        return stage.word() + ": " + body().meaning();
    }

    String fingerprint() {
        return body().fingerprint();
    }

    /** The kinds of facts that it looks at. */
    public Set<Class<?>> facts() {
        return facts;
    }

    /** The kinds of activities that it names. */
    Set<String> activityKinds() {
        Set<String> kinds = new TreeSet<>();
        Values values = new Values(patterns());
        for (Pattern pattern : patterns()) {
            Condition.comparisons(pattern.conditions(), (operand, constant) -> {
                Values.Value value = values.read(pattern, operand);
                if (value != null && value.isMarked(ActivityKind.class)) {
                    kinds.add(String.valueOf(constant.constant()));
                }
            });
        }
        return kinds;
    }

    /** Where it asks for a fact of this type that must be there; null if it does not. */
    @Nullable
    Token asksFor(Class<?> type) {
        return patterns().stream()
                .filter(pattern -> !pattern.negated() && type.isAssignableFrom(pattern.type()))
                .map(Pattern::at)
                .findFirst()
                .orElse(null);
    }

    /** Its sentence in a language as it stands in the file; null if it has none. */
    @Nullable
    Token sentence(String language) {
        return sentences.get(language);
    }

    /** What it decides: each a verb and the terms that follow it. */
    List<List<Call>> decisions() {
        return body().decisions();
    }

    /** Something to be told about this rule, at its beginning. */
    RuleProblem problem(String message, String hint) {
        return problem(start, message, hint);
    }

    /** Something to be told about a word of this rule. */
    RuleProblem problem(Token at, String message, String hint) {
        return new RuleProblem(
                file.name(),
                at.line(),
                at.column(),
                Words.shortened(name),
                message,
                hint,
                Excerpt.at(file.text(), at.start(), at.column()));
    }

    /** What must be so for it to fire; not all of it, but nothing that need not be. */
    public List<Requirement> requirements() {
        return Requirements.of(this);
    }

    /** What it asks, fact by fact. */
    List<Pattern> patterns() {
        return body().patterns();
    }

    /**
     * The values its conditions read from these facts, by the words that read them: what a trace shows. Where facts of
     * different kinds are asked by the same words, the kind comes first.
     */
    public SortedMap<String, String> valuesOf(@Nullable Object... facts) {
        Map<String, Set<Class<?>>> kinds = new HashMap<>();
        eachWord((pattern, word) ->
                kinds.computeIfAbsent(word.text(), text -> new HashSet<>()).add(pattern.type()));
        SortedMap<String, String> values = new TreeMap<>();
        eachWord((pattern, word) -> {
            Object fact = pattern.among(facts);
            if (fact != null) {
                boolean shared = Objects.requireNonNull(kinds.get(word.text())).size() > 1;
                String name = (shared ? Vocabulary.word(pattern.type()) + "." : "") + word.text();
                try {
                    String value = String.valueOf(word.value(fact, Map.of()));
                    values.put(name, Words.cut(value, Limits.MAX_TRACE_LENGTH));
                } catch (ArithmeticException e) {
                    // It stands behind `||`, and the rule did not ask it: such a value cannot be shown.
                }
            }
        });
        return named(values);
    }

    /** The same by names that are not too long: of those that only differ behind that, all but the first have a number. */
    private static SortedMap<String, String> named(SortedMap<String, String> values) {
        if (values.keySet().stream().allMatch(name -> name.length() <= Limits.MAX_NAME_LENGTH)) {
            return values;
        }
        SortedMap<String, String> named = new TreeMap<>();
        values.forEach((name, value) -> {
            String shown = Words.cut(name, Limits.MAX_NAME_LENGTH);
            for (int i = 2; named.containsKey(shown); i++) {
                String number = " (" + i + ")";
                shown = Words.cut(name, Limits.MAX_NAME_LENGTH - number.length()) + number;
            }
            named.put(shown, value);
        });
        return named;
    }

    /** Hands out each word that is asked of a fact that must be there, with what asks it. */
    private void eachWord(BiConsumer<Pattern, Operand.Path> each) {
        for (Pattern pattern : patterns()) {
            if (!pattern.negated()) {
                Condition.operands(pattern.conditions(), operand -> {
                    if (operand instanceof Operand.Path path && path.variable().isEmpty()) {
                        each.accept(pattern, path);
                    }
                });
            }
        }
    }

    /** The verbs that it says, in its order. */
    public List<String> decides() {
        return decisions().stream().map(decision -> decision.get(0).name()).toList();
    }

    /** What it asks, then what it decides, one by one. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Pattern pattern : patterns()) {
            if (pattern.negated()) {
                String asked =
                        pattern.conditions().stream().map(Condition::text).collect(Collectors.joining(", "));
                parts.add(new Part("not " + Vocabulary.word(pattern.type()), "", asked));
            } else {
                pattern.conditions().forEach(condition -> parts.add(part(condition)));
            }
        }
        for (List<Call> decision : decisions()) {
            for (int i = 0; i < decision.size(); i++) {
                Call call = decision.get(i);
                String given = call.arguments().stream().map(Operand::text).collect(Collectors.joining(", "));
                parts.add(new Part((i == 0 ? "" : ".") + call.name(), "", given));
            }
        }
        return parts;
    }

    private static Part part(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return new Part(
                    comparison.left().text(),
                    comparison.operator(),
                    comparison.right().text());
        }
        if (condition instanceof Condition.OneOf some) {
            String values = some.values().stream().map(Operand::text).collect(Collectors.joining(", "));
            return new Part(some.operand().text(), "in", values);
        }
        return new Part(condition.text(), "", "");
    }

    /**
     * How facts answer what it asks, question by question; it fires if and only if all answers hold.
     *
     * @param facts of several of a kind the one comes first that it is asked about
     */
    public List<Answer> answers(@Nullable Object... facts) {
        return new Inquiry(facts).answers(patterns());
    }

    /** How far these facts are from what the rule wants, if nothing but thresholds stands between. */
    public List<Progress> progress(@Nullable Object... facts) {
        try {
            return thresholds(facts);
        } catch (ArithmeticException | InvalidInputException e) {
            // Behind a threshold that is not reached the rule asks nothing; here what is asked can be out of range.
            return List.of();
        }
    }

    private List<Progress> thresholds(@Nullable Object[] facts) {
        List<Progress> progress = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        for (Pattern pattern : patterns()) {
            Object fact = pattern.among(facts);
            if (fact == null) {
                if (pattern.negated()) {
                    continue;
                }
                return List.of();
            }
            variables.put(pattern.variable(), fact);
            boolean all = true;
            for (Condition condition : pattern.conditions()) {
                boolean holds = condition.holds(fact, variables);
                if (!holds
                        && !pattern.negated()
                        && condition instanceof Comparison comparison
                        && comparison.isThreshold()) {
                    progress.add(new Progress(
                            name,
                            goal().orElseThrow(),
                            Words.cut(comparison.left().text(), Limits.MAX_NAME_LENGTH),
                            Condition.number(comparison.left().value(fact, variables)),
                            Condition.number(comparison.right().value(fact, variables))));
                } else {
                    all &= holds;
                }
            }
            if (all == pattern.negated()) {
                return List.of();
            }
        }
        return progress;
    }

    /** Whether a customer can be on the way to what it gives. */
    public boolean hasThreshold() {
        return goal().isPresent()
                && patterns().stream()
                        .filter(pattern -> !pattern.negated())
                        .flatMap(pattern -> pattern.conditions().stream())
                        .anyMatch(condition -> condition instanceof Comparison comparison && comparison.isThreshold());
    }

    /** The first thing among what is decided that a customer can look forward to, by its name. */
    private Optional<String> goal() {
        return decisions().stream()
                .map(decision -> decision.get(0))
                .filter(call -> Vocabulary.verb(call.method()).goal())
                .flatMap(call -> call.arguments().stream().limit(1))
                .map(named -> named instanceof Operand.Constant fixed ? String.valueOf(fixed.constant()) : named.text())
                .findFirst();
    }
}
