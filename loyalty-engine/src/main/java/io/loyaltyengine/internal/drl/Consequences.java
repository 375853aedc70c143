package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.ActivityFact;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Factor;
import io.loyaltyengine.internal.vocabulary.Fixed;
import io.loyaltyengine.internal.vocabulary.NameOf;
import io.loyaltyengine.internal.vocabulary.Occurrence;
import io.loyaltyengine.internal.vocabulary.OutcomeFact;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Word;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the words of a decision go together, and whether what they are given can be known to do. */
final class Consequences {
    /** What terms settle that give something no more than so often. */
    private static final Set<String> ONLY_SO_OFTEN = Set.of("how often", "what it costs");
    /** What terms settle that let something last longer than it says. */
    private static final String LONGER = "where it is rounded up to";

    private final Rule rule;
    private final Problems problems;

    Consequences(Rule rule, Problems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    void check() {
        List<List<Call>> decisions = rule.decisions();
        if (decisions.size() > 1) {
            Call second = decisions.get(1).get(0);
            problems.add(rule.problem(
                    second.at(),
                    "The rule decides more than one thing.",
                    "A rule decides one thing, and its sentences tell it. Write a rule of its own for `" + second.name()
                            + "`."));
            return;
        }
        for (List<Call> decision : decisions) {
            decision.forEach(this::checkArguments);
            decision.forEach(this::checkFacts);
            checkTerms(decision);
            checkRepetitions(decision);
            checkHowOften(decision);
            checkPlaceholders(decision);
        }
    }

    /** Where rules ask for nothing that happens, what they give would be given with every transaction. */
    private void checkHowOften(List<Call> decision) {
        Call verb = decision.get(0);
        boolean isAsked = rule.stage() == Stage.EARNING
                || rule.asksFor(Occurrence.class) != null
                || rule.asksFor(OutcomeFact.class) != null;
        boolean isLimited = decision.stream()
                .map(call -> call.method().getAnnotation(Term.class))
                .anyMatch(term -> term != null && ONLY_SO_OFTEN.contains(term.settles()));
        if (Vocabulary.verb(verb.method()).again() && !isAsked && !isLimited) {
            problems.add(rule.problem(
                            verb.at(),
                            "`" + verb.name() + "` is decided with every transaction for which the rule holds.",
                            "Maybe say how often, as in `.oncePerYear(\"thanks\")`.")
                    .asWarning());
        }
        for (Call call : decision) {
            Term term = call.method().getAnnotation(Term.class);
            if (term != null && !term.takes().isEmpty()) {
                checkPrice(call, term.takes());
            }
        }
    }

    /** A rule that holds from fewer on than it takes shows a customer the way to the wrong place. */
    private void checkPrice(Call call, String word) {
        if (!(call.arguments().get(0) instanceof Operand.Constant price)) {
            return;
        }
        for (Pattern pattern : rule.patterns()) {
            Condition.comparisons(pattern.conditions(), (value, least) -> {
                if (value instanceof Operand.Path path
                        && isOf(path, word, call)
                        && least.constant() instanceof Number number
                        && Condition.number(number).compareTo(Condition.number(price.constant())) < 0) {
                    problems.add(rule.problem(
                                    path.at(),
                                    "`" + call.name() + "` takes " + price.constant() + ", but the rule asks for "
                                            + number + ".",
                                    "Maybe `" + path.text() + " >= " + price.constant() + "`.")
                            .asWarning());
                }
            });
        }
    }

    /** Whether a value is a word of the same that a term names after its first argument, such as an account. */
    private static boolean isOf(Operand.Path path, String word, Call call) {
        Operand.Step last = path.steps().get(path.steps().size() - 1);
        List<Object> named = call.arguments().stream()
                .skip(1)
                .map(argument -> argument instanceof Operand.Constant constant ? constant.constant() : argument)
                .toList();
        return last.method().getName().equals(word) && last.arguments().equals(named);
    }

    private void checkTerms(List<Call> decision) {
        Map<String, Call> settled = new HashMap<>();
        for (Call call : decision) {
            Term term = call.method().getAnnotation(Term.class);
            if (term == null) {
                continue;
            }
            Call other = term.settles().isEmpty() ? null : settled.putIfAbsent(term.settles(), call);
            if (other != null && !other.name().equals(call.name())) {
                problems.add(rule.problem(
                        call.at(),
                        "`" + other.name() + "` and `" + call.name() + "` both say " + term.settles() + ".",
                        "Only one of them can hold. Delete the other."));
            }
            if (term.more() && takesAway(decision.get(0))) {
                problems.add(rule.problem(
                        call.at(),
                        "`" + call.name() + "` means nothing of a factor below 1, which adds nothing.",
                        "Delete it."));
            }
            checkNeighbours(decision, call, term);
            checkOutlasts(decision, call, term);
            if (!term.contradicts().isEmpty()) {
                checkContradiction(decision.get(0), call, term.contradicts());
            }
        }
    }

    /** A term that is said more than once is said of something else each time, and not too much in all. */
    private void checkRepetitions(List<Call> decision) {
        Map<String, Long> sums = new HashMap<>();
        Set<String> said = new HashSet<>();
        for (Call call : decision) {
            Term term = call.method().getAnnotation(Term.class);
            if (term == null || !term.repeatable()) {
                continue;
            }
            call.arguments().stream()
                    .findFirst()
                    .map(Operand::text)
                    .filter(first -> !said.add(call.name() + " " + first))
                    .ifPresent(first -> problems.add(rule.problem(
                            call.at(), "`" + call.name() + "` is said twice of `" + first + "`.", "Delete one.")));
            checkSum(call, sums);
        }
    }

    private void checkSum(Call call, Map<String, Long> sums) {
        Parameter[] parameters = call.method().getParameters();
        for (int i = 0; i < Math.min(parameters.length, call.arguments().size()); i++) {
            AtMost most = parameters[i].getAnnotation(AtMost.class);
            if (most != null
                    && most.together()
                    && call.arguments().get(i) instanceof Operand.Constant constant
                    && constant.constant() instanceof Integer number
                    && number <= most.value()
                    && sums.merge(call.name(), (long) number, Long::sum) > most.value()) {
                problems.add(rule.problem(
                        call.at(),
                        "`" + call.name() + "` takes " + most.value() + " at most in all, not `" + sums.get(call.name())
                                + "`.",
                        "Maybe less in one of them."));
            }
        }
    }

    /** Points for money need money, and what is had for each subject needs one. */
    private void checkFacts(Call call) {
        Term term = call.method().getAnnotation(Term.class);
        boolean forMoney = term == null ? Vocabulary.verb(call.method()).forMoney() : term.forMoney();
        if (forMoney && rule.asksFor(ActivityFact.class) != null) {
            problems.add(rule.problem(
                    call.at(),
                    "`" + call.name() + "` means nothing beside `Activity`.",
                    "It is for what a purchase costs. An activity brings fixed points: `decide.earn(25);`."));
        }
        if (term != null && term.asks() != Object.class && rule.asksFor(term.asks()) == null) {
            problems.add(rule.problem(
                    call.at(),
                    "`" + call.name() + "` means nothing without `" + Vocabulary.word(term.asks()) + "`.",
                    "Ask for it under `when`, as in `Activity( kind == \"survey\" )`."));
        }
        Token happens = rule.asksFor(Occurrence.class);
        if (term != null && term.everyDay() && happens != null) {
            problems.add(rule.problem(
                    happens,
                    "`"
                            + Vocabulary.word(
                                    rule.asksFor(PurchaseFact.class) == null ? ActivityFact.class : PurchaseFact.class)
                            + "` cannot be asked beside `" + call.name()
                            + "`: on the next day there is none, and nothing would be earned any more.",
                    "Maybe let a rule of `earning` count it, and ask as in"
                            + " `Customer( lastDays(30).count(\"coffee\") >= 1 )`."));
        }
    }

    private void checkNeighbours(List<Call> decision, Call call, Term term) {
        for (String excluded : term.excludes()) {
            if (said(decision, excluded)) {
                problems.add(rule.problem(
                        call.at(),
                        "`" + call.name() + "` means nothing beside `" + excluded + "`.",
                        "Delete one of them. It goes as in `" + example(decision, term) + "`."));
                return;
            }
        }
        if (term.needs().length > 0 && Arrays.stream(term.needs()).noneMatch(needed -> said(decision, needed))) {
            problems.add(rule.problem(
                    call.at(),
                    "`" + call.name() + "` means nothing without `" + String.join("`, or `", term.needs()) + "`.",
                    "Maybe as in `" + example(decision, term) + "`; what must be there stands under `when`."));
        }
    }

    /** Both count from the day of the decision; only what ends with a month or a year may last longer than it says. */
    private void checkOutlasts(List<Call> decision, Call call, Term term) {
        decision.stream()
                .filter(other -> other.name().equals(term.outlasts()))
                .filter(other -> decision.stream().noneMatch(Consequences::isRounded))
                .filter(other -> number(other) > number(call))
                .forEach(other -> problems.add(rule.problem(
                        call.at(),
                        "It is over before it can be used: `" + call.name() + "(" + number(call) + ")` ends before `"
                                + other.name() + "(" + number(other) + ")` does.",
                        "Both count from the same day. Maybe `" + call.name() + "(" + (number(call) + number(other))
                                + ")`.")));
    }

    private static boolean isRounded(Call call) {
        Term term = call.method().getAnnotation(Term.class);
        return term != null && term.settles().equals(LONGER);
    }

    /** What a call names first, which must be a whole number; what is none has been refused. */
    private static long number(Call call) {
        return call.arguments().get(0) instanceof Operand.Constant constant
                        && constant.constant() instanceof Number said
                ? said.longValue()
                : 0;
    }

    /** A rule that asks whether there is already what it gives, and gives it only as long as the rule holds. */
    private void checkContradiction(Call verb, Call term, String word) {
        rule.patterns()
                .forEach(pattern -> Condition.operands(pattern.conditions(), operand -> {
                    if (operand instanceof Operand.Path path && asks(path, word, verb)) {
                        problems.add(rule.problem(
                                path.at(),
                                "`" + path.text() + "` cannot be asked where `" + verb.name() + "` goes with `"
                                        + term.name() + "`: the rule would undo itself.",
                                "Delete it. What the customer has is not given once more."));
                    }
                }));
    }

    private static boolean asks(Operand.Path path, String word, Call verb) {
        return verb.arguments().get(0) instanceof Operand.Constant named
                && path.steps().stream()
                        .anyMatch(step -> step.method().getName().equals(word)
                                && step.arguments().equals(List.of(named.constant())));
    }

    private static boolean takesAway(Call verb) {
        Parameter[] parameters = verb.method().getParameters();
        return parameters.length > 0
                && parameters[0].isAnnotationPresent(Factor.class)
                && verb.arguments().get(0) instanceof Operand.Constant constant
                && constant.constant() instanceof Number factor
                && Condition.number(factor).compareTo(BigDecimal.ONE) < 0;
    }

    private static String example(List<Call> decision, Term term) {
        return Vocabulary.example(decision.get(0).method(), term);
    }

    private static boolean said(List<Call> decision, String name) {
        return decision.stream().anyMatch(call -> call.name().equals(name));
    }

    /** A placeholder that only a term fills which is not said would leave a hole in the sentence. */
    private void checkPlaceholders(List<Call> decision) {
        Map<String, String> unfilled = new HashMap<>();
        Vocabulary.terms(decision.get(0).method().getReturnType())
                .values()
                .forEach(terms -> terms.forEach(method -> {
                    Term term = method.getAnnotation(Term.class);
                    unfilled.putIfAbsent(term.fills(), example(decision, term));
                }));
        for (Call call : decision) {
            Term term = call.method().getAnnotation(Term.class);
            unfilled.remove(term == null ? "" : term.fills());
        }
        unfilled.remove("");
        unfilled.forEach((placeholder, example) -> {
            for (String language : Sentences.LANGUAGES) {
                Token sentence = rule.sentence(language);
                if (sentence != null && sentence.text().contains("{" + placeholder + "}")) {
                    problems.add(rule.problem(
                            sentence,
                            "`{" + placeholder + "}` is always empty here.",
                            "Maybe as in `" + example + "`."));
                }
            }
        });
    }

    private void checkArguments(Call call) {
        Parameter[] parameters = call.method().getParameters();
        for (int i = 0; i < Math.min(parameters.length, call.arguments().size()); i++) {
            if (!(call.arguments().get(i) instanceof Operand.Path path) || path.type() == void.class) {
                continue;
            }
            if (parameters[i].isAnnotationPresent(Fixed.class)) {
                problems.add(rule.problem(
                        path.at(),
                        "`" + call.name() + "` takes only what stands in the rule, not `" + path.text() + "`.",
                        "Write " + (path.type() == String.class ? "the text" : "the number")
                                + "; nobody knows now what `" + path.text() + "` will be."));
            } else if (parameters[i].isAnnotationPresent(NameOf.class)) {
                checkName(call, path);
            }
        }
    }

    /** A name is never empty, and has an end. */
    private void checkName(Call call, Operand.Path path) {
        Read read = read(path);
        if (read == null || !isFree(read.steps()) || isOneOfSome(read)) {
            return;
        }
        problems.add(rule.problem(
                path.at(),
                "`" + call.name() + "` takes a name, but `" + path.text() + "` can be empty, or too long for one.",
                "Say under `when` what it can be, as in `" + read.word() + " in (\"…\", \"…\")`."));
    }

    /** What is read of the fact of a pattern. */
    private record Read(Pattern pattern, List<Operand.Step> steps, String word) {}

    private @Nullable Read read(Operand.Path path) {
        for (Pattern pattern : rule.patterns()) {
            if (pattern.variable().equals(path.variable())) {
                return new Read(
                        pattern, path.steps(), path.text().substring(path.text().indexOf('.') + 1));
            }
            for (Condition condition : pattern.conditions()) {
                if (condition instanceof Condition.Binding binding
                        && binding.variable().equals(path.variable())
                        && binding.operand() instanceof Operand.Path bound) {
                    return new Read(pattern, bound.steps(), bound.text());
                }
            }
        }
        return null;
    }

    private static boolean isFree(List<Operand.Step> steps) {
        Optional<Method> last = steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1).method());
        return last.map(method -> method.getAnnotation(Word.class).free()).orElse(false);
    }

    /** Whether the rule fires only for some values that stand in it. */
    private static boolean isOneOfSome(Read read) {
        return read.pattern().conditions().stream().anyMatch(condition -> {
            if (condition instanceof Condition.OneOf some) {
                return reads(some.operand(), read)
                        && some.values().stream().allMatch(value -> value instanceof Operand.Constant);
            }
            return condition instanceof Condition.Comparison comparison
                    && comparison.operator().equals("==")
                    && reads(comparison.left(), read)
                    && comparison.right() instanceof Operand.Constant;
        });
    }

    private static boolean reads(Operand operand, Read read) {
        return operand instanceof Operand.Path path
                && path.variable().isEmpty()
                && path.steps().equals(read.steps());
    }
}
