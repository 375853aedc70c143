package io.loyaltyengine.model;

import java.util.Locale;

/**
 * Why something was decided.
 *
 * @param rule the name of the rule that decided; for what the engine settles by itself, what it did
 */
public record Reason(String rule, Sentence text, RuleSetId ruleSet) {
    public Reason {
        Check.name("rule", rule);
        Check.present("text", text);
        Check.present("ruleSet", ruleSet);
    }

    /** The reason as one sentence, in German for German locales and in English for all others. */
    public String sentence(Locale locale) {
        return text.in(locale);
    }
}
