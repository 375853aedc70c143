package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;

/**
 * A badge was awarded; it stays for good.
 *
 * @param on the day in the programme's zone
 */
public record BadgeAwarded(
        DecisionId id, Reason reason, @Placeholder String badge, LocalDate on) implements Decision {
    /** The kind of tally of badges. */
    public static final String BADGE = "badge";

    public BadgeAwarded {
        Check.decision(id, reason);
        Check.name("badge", badge);
        Check.day("on", on);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.tally(BADGE, badge, 1, on);
    }
}
