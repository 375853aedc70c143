package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;

/**
 * One reason against something, from the vocabulary of reason codes.
 *
 * @param code such as {@code EXPIRED}; see {@link ReasonCodes}
 * @param rule the rule that speaks against it; for what the engine settles by itself, what it did
 * @param text the reason as one sentence
 * @param required what would have been needed, as a plain text; empty where nothing can be said
 * @param actual what was there instead; empty where nothing can be said
 */
public record Refusal(String code, String rule, Sentence text, String required, String actual) {
    public Refusal {
        Check.name("code", code);
        Check.name("rule", rule);
        Check.present("text", text);
        Check.text("required", required, Limits.MAX_TEXT_LENGTH);
        Check.text("actual", actual, Limits.MAX_TEXT_LENGTH);
    }
}
