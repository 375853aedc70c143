package io.loyaltyengine.workbench.telling;

import io.loyaltyengine.explain.ConditionAnswer;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.explain.RuleAnswer.Outcome;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.workbench.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation as lines to be read: what was decided, by which rules, and why the others did not fire. */
public final class Account {
    private static final String INDENT = "    ";

    private final Texts texts;
    private final Locale locale;
    private final Explanation explained;
    private final boolean all;
    private final StringBuilder lines = new StringBuilder();

    /**
     * Tells an explanation.
     *
     * @param all whether rules that had nothing against a coupon are told one by one
     */
    public Account(Texts texts, Explanation explained, boolean all) {
        this.texts = texts;
        this.locale = texts.isGerman() ? Locale.GERMAN : Locale.ENGLISH;
        this.explained = explained;
        this.all = all;
    }

    /** The lines. */
    public String text() {
        title("explain.decided", !explained.evaluation().decisions().isEmpty());
        explained.evaluation().decisions().forEach(this::decided);
        title("explain.fired", isAny(Outcome.FIRED));
        rules(Outcome.FIRED).forEach(this::fired);
        List<RuleAnswer> silent = rules(Outcome.SILENT).stream()
                .filter(rule -> all || rule.subject().isEmpty())
                .toList();
        title("explain.silent", !silent.isEmpty());
        silent.forEach(this::silent);
        List<RuleAnswer> quiet = rules(Outcome.SILENT).stream()
                .filter(rule -> !all && !rule.subject().isEmpty())
                .toList();
        quiet.stream()
                .map(RuleAnswer::subject)
                .distinct()
                .forEach(subject -> line(
                        "",
                        texts.of(
                                "explain.quiet",
                                quiet.stream()
                                        .filter(rule -> rule.subject().equals(subject))
                                        .count(),
                                subject)));
        title("explain.notAsked", isAny(Outcome.NOT_ASKED));
        rules(Outcome.NOT_ASKED).stream()
                .collect(Collectors.groupingBy(
                        RuleAnswer::stage,
                        LinkedHashMap::new,
                        Collectors.mapping(RuleAnswer::rule, Collectors.joining(", "))))
                .forEach((stage, names) -> line("", stage + ": " + names));
        return lines.toString();
    }

    private boolean isAny(Outcome outcome) {
        return explained.rules().stream().anyMatch(rule -> rule.outcome() == outcome);
    }

    private List<RuleAnswer> rules(Outcome outcome) {
        return explained.rules().stream()
                .filter(rule -> rule.outcome() == outcome)
                .toList();
    }

    private void title(String key, boolean there) {
        if (there) {
            lines.append(lines.isEmpty() ? "" : "\n").append(texts.of(key)).append('\n');
        }
    }

    private void line(String indent, String text) {
        lines.append(INDENT).append(indent).append(text).append('\n');
    }

    private void decided(Decision decision) {
        line("", decision.kind() + ": " + decision.sentence(locale));
        if (decision instanceof Refused refused) {
            refused.refusals().forEach(refusal -> line(INDENT, refusal.rule() + ": " + said(refusal.text())));
        }
        if (decision instanceof PointsEarned earned) {
            earned.cuts().forEach(cut -> line(INDENT, texts.of("explain.cut", cut.rule(), cut.points())));
        }
    }

    private void fired(RuleAnswer rule) {
        head(rule);
        boolean refuses =
                rule.decisions().stream().anyMatch(decision -> decision.kind().equals("Refused"));
        rule.conditions()
                .forEach(answer ->
                        line(INDENT, "+ " + said(answer.text()) + (refuses ? turning(answer, "explain.passes") : "")));
        rule.proposals().forEach(proposal -> line(INDENT, "= " + proposal));
        line(INDENT, "> " + became(rule));
    }

    private String became(RuleAnswer rule) {
        if (!rule.decisions().isEmpty()) {
            return rule.decisions().stream().map(DecisionId::kind).collect(Collectors.joining(", "));
        }
        return rule.yieldedTo().isEmpty()
                ? texts.of("explain.nothing")
                : texts.of("explain.yielded", String.join(", ", rule.yieldedTo()));
    }

    private void silent(RuleAnswer rule) {
        head(rule);
        rule.failed().forEach(answer -> line(INDENT, "- " + said(answer.text()) + turning(answer, "explain.turns")));
    }

    /** Where the answer would be the other one, unless it has been said. */
    private String turning(ConditionAnswer answer, String key) {
        return answer.turnsAt()
                .filter(at -> key.equals("explain.passes") || !at.equals(answer.required()))
                .map(at -> " " + texts.of(key, at))
                .orElse("");
    }

    private void head(RuleAnswer rule) {
        line(
                "",
                rule.rule()
                        + (rule.subject().isEmpty() ? "" : " [" + rule.subject() + "]")
                        + "  (" + rule.stage() + ", " + rule.file() + ":" + rule.line() + ")");
    }

    private String said(Sentence sentence) {
        return sentence.in(locale);
    }
}
