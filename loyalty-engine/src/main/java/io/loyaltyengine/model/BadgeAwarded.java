package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;

/**
 * A badge was awarded; it stays for good.
 *
 * @param on the day in the programme's zone
 */
public record BadgeAwarded(DecisionId id, Reason reason, String badge, LocalDate on) implements Decision {
    public BadgeAwarded {
        Check.decision(id, reason);
        Check.name("badge", badge);
        Check.day("on", on);
    }
}
