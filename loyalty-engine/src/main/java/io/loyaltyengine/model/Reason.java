package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why something was decided. Immutable; its sentence is put into words when it is first asked for. */
public final class Reason {
    private final Speaker speaker;
    private final Function<String, Object> values;
    /** Two threads may word it at once; both come to the same. */
    private @Nullable Sentence text;

    /**
     * Who decides, and so gives reasons: a rule, or the engine by itself.
     *
     * @param rule its name; for what the engine settles by itself, what it does
     * @param ruleSet the rules it belongs to
     * @param wording makes a sentence of the values it is asked for by name; the same values give the same sentence
     */
    public record Speaker(String rule, RuleSetId ruleSet, Function<Function<String, Object>, Sentence> wording) {
        public Speaker {
            Check.name("rule", rule);
            Check.present("ruleSet", ruleSet);
            Check.present("wording", wording);
        }
    }

    public Reason(String rule, Sentence text, RuleSetId ruleSet) {
        this(new Speaker(rule, ruleSet, values -> text), name -> "");
        this.text = Check.present("text", text);
    }

    /** A reason whose sentence may never be asked for; {@code values} must always answer the same. */
    public Reason(Speaker speaker, Function<String, Object> values) {
        this.speaker = Check.present("speaker", speaker);
        this.values = Check.present("values", values);
    }

    /** The name of the rule that decided; for what the engine settles by itself, what it did. */
    public String rule() {
        return speaker.rule();
    }

    /** The reason as one sentence, in every language of the programme. */
    public Sentence text() {
        Sentence known = text;
        if (known == null) {
            known = Check.present("text", speaker.wording().apply(values));
            text = known;
        }
        return known;
    }

    /** The rules that decided. */
    public RuleSetId ruleSet() {
        return speaker.ruleSet();
    }

    /** The reason as one sentence, in German for German locales and in English for all others. */
    public String sentence(Locale locale) {
        return text().in(locale);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reason reason
                && rule().equals(reason.rule())
                && ruleSet().equals(reason.ruleSet())
                && text().equals(reason.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule(), ruleSet(), text());
    }

    @Override
    public String toString() {
        return "Reason[rule=" + rule() + ", text=" + text() + ", ruleSet=" + ruleSet() + "]";
    }
}
