package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Reason;
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

    @Override
    public void applyTo(Fold fold) {
        fold.countVisit(day);
    }
}
