package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.List;

/**
 * What was asked for was not granted; it leaves the state as it is.
 *
 * @param reason of the first of the refusals
 * @param what was asked for: {@code coupon}, {@code payment}, {@code reward}, {@code donation}, {@code refund},
 *     {@code activity}, {@code adjustment}, {@code confirmation}, or any {@code transaction} that was booked before
 * @param subject which: the code as presented, the reward, the cause, the purchase that was to be refunded, the kind of the
 *     activity; else the transaction
 * @param refusals every reason, at least one, in the order of their codes
 */
public record Refused(
        DecisionId id,
        Reason reason,
        @Placeholder String what,
        @Placeholder String subject,
        List<Refusal> refusals) implements Decision {
    public Refused {
        Check.decision(id, reason);
        Check.name("what", what);
        Check.name("subject", subject);
        refusals = Check.filled("refusals", refusals, Limits.MAX_ENTRIES);
    }

    /** What would have been needed, by the first refusal; as a plain text. */
    @Placeholder
    public String required() {
        return refusals.get(0).required();
    }

    /** What was there instead, by the first refusal; as a plain text. */
    @Placeholder
    public String actual() {
        return refusals.get(0).actual();
    }

    /** The sentence of the first refusal. */
    @Override
    public Sentence text() {
        return refusals.get(0).text();
    }
}
