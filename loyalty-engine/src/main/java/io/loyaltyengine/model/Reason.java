package io.loyaltyengine.model;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why something was decided. Immutable; its sentence is put into words when it is first asked for. */
public final class Reason {
    private final String rule;
    private final RuleSetId ruleSet;
    private final Supplier<Sentence> wording;
    /** Two threads may word it at once; both come to the same. */
    private @Nullable Sentence text;

    public Reason(String rule, Sentence text, RuleSetId ruleSet) {
        this(rule, () -> text, ruleSet);
        this.text = Check.present("text", text);
    }

    /** A reason whose sentence may never be asked for; {@code wording} must always answer the same. */
    public Reason(String rule, Supplier<Sentence> wording, RuleSetId ruleSet) {
        this.rule = Check.name("rule", rule);
        this.wording = Check.present("wording", wording);
        this.ruleSet = Check.present("ruleSet", ruleSet);
    }

    /** The name of the rule that decided; for what the engine settles by itself, what it did. */
    public String rule() {
        return rule;
    }

    /** The reason as one sentence, in every language of the programme. */
    public Sentence text() {
        Sentence known = text;
        if (known == null) {
            known = wording.get();
            text = known;
        }
        return known;
    }

    /** The rules that decided. */
    public RuleSetId ruleSet() {
        return ruleSet;
    }

    /** The reason as one sentence, in German for German locales and in English for all others. */
    public String sentence(Locale locale) {
        return text().in(locale);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reason reason
                && rule.equals(reason.rule)
                && ruleSet.equals(reason.ruleSet)
                && text().equals(reason.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, ruleSet, text());
    }

    @Override
    public String toString() {
        return "Reason[rule=" + rule + ", text=" + text() + ", ruleSet=" + ruleSet + "]";
    }
}
