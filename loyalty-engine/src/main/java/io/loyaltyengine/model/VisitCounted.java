package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;

/**
 * The customer came to the shop, as the programme counts visits.
 *
 * @param day in the programme's zone
 */
public record VisitCounted(DecisionId id, Reason reason, LocalDate day) implements Decision {
    public VisitCounted {
        Check.decision(id, reason);
        Check.day("day", day);
    }
}
