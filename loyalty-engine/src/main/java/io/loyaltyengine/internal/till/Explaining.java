package io.loyaltyengine.internal.till;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.explain.ConditionAnswer;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.explain.RuleAnswer.Outcome;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Answer;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Refusable;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.points.PointsEarned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of every rule why it fired in an evaluation that is over, or why not. */
final class Explaining {
    private final Run run;
    private final Wording wording;
    private final List<RuleAnswer> answers = new ArrayList<>();

    Explaining(Run run) {
        this.run = run;
        this.wording = new Wording(run.programme());
    }

    List<RuleAnswer> answers(RuleSet rules) {
        for (Stage stage : Stage.values()) {
            // A guest is asked nothing beyond what is presented.
            boolean closed = run.isGuest() && stage.compareTo(Stage.EARNING) >= 0;
            @Nullable Object[] facts = closed ? null : run.said().facts(stage);
            for (Rule rule : rules.of(stage)) {
                if (facts == null) {
                    add(rule, null, Outcome.NOT_ASKED, List.of());
                } else {
                    explain(rule, facts);
                }
            }
        }
        return answers;
    }

    /** Of what there can be several it is asked one by one. */
    private void explain(Rule rule, @Nullable Object[] facts) {
        List<Refusable> several = Arrays.stream(facts)
                .filter(fact -> fact instanceof Refusable one
                        && !one.which().isEmpty()
                        && rule.facts().contains(fact.getClass()))
                .map(Refusable.class::cast)
                .toList();
        if (several.isEmpty()) {
            explain(rule, null, facts);
        }
        for (Refusable one : several) {
            List<@Nullable Object> first = new ArrayList<>(Arrays.asList(facts));
            first.add(0, one);
            explain(rule, one, first.toArray());
        }
    }

    private void explain(Rule rule, @Nullable Refusable about, @Nullable Object[] facts) {
        List<Answer> answered = rule.answers(facts);
        boolean fired = answered.stream().allMatch(Answer::holds);
        add(
                rule,
                about,
                fired ? Outcome.FIRED : Outcome.SILENT,
                answered.stream().map(this::worded).toList());
    }

    private void add(Rule rule, @Nullable Refusable about, Outcome outcome, List<ConditionAnswer> conditions) {
        boolean fired = outcome == Outcome.FIRED;
        String subject = about == null ? "" : about.which();
        answers.add(new RuleAnswer(
                rule.name(),
                rule.stage().word(),
                rule.file().name(),
                rule.line(),
                subject,
                outcome,
                conditions,
                fired ? run.said().proposals(rule, about) : List.of(),
                fired ? decisions(rule.name(), subject) : List.of(),
                fired ? run.said().yieldedTo(rule) : List.of()));
    }

    private List<DecisionId> decisions(String rule, String subject) {
        return run.decisions().stream()
                .filter(decision -> names(decision, rule))
                .map(Decision::id)
                .filter(id -> subject.isEmpty() || id.subject().equals(subject))
                .toList();
    }

    private static boolean names(Decision decision, String rule) {
        return decision.reason().rule().equals(rule)
                || (decision instanceof Refused refused
                        && refused.refusals().stream()
                                .anyMatch(refusal -> refusal.rule().equals(rule)))
                || (decision instanceof PointsEarned earned
                        && earned.cuts().stream().anyMatch(cut -> cut.rule().equals(rule)));
    }

    private ConditionAnswer worded(Answer answer) {
        return new ConditionAnswer(
                answer.question(),
                answer.holds(),
                new Sentence(cut(Tongue.ENGLISH.text(answer, wording)), cut(Tongue.GERMAN.text(answer, wording))),
                plain(answer.actual()),
                plain(answer.required()),
                Optional.ofNullable(answer.turnsAt()).map(Explaining::plain).filter(at -> !at.isEmpty()));
    }

    private static String cut(String text) {
        return Words.cut(text, Sentence.MAX_LENGTH);
    }

    /** For programs. */
    private static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> values) {
            return Words.cut(
                    String.join(", ", values.stream().map(Explaining::plain).toList()), Limits.MAX_TEXT_LENGTH);
        }
        return Objection.plain(value);
    }
}
