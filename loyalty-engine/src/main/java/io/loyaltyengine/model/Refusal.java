package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;

/**
 * One reason against something, from the vocabulary of reason codes.
 *
 * @param code such as {@code EXPIRED}; see {@link ReasonCodes}
 * @param required what would have been needed, as a plain text; empty where nothing can be said
 * @param actual what was there instead; empty where nothing can be said
 */
public record Refusal(String code, Reason reason, String required, String actual) {
    public Refusal {
        Check.name("code", code);
        Check.present("reason", reason);
        Check.text("required", required, Limits.MAX_TEXT_LENGTH);
        Check.text("actual", actual, Limits.MAX_TEXT_LENGTH);
    }
}
