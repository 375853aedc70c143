package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;

/**
 * A badge is no longer there: its time is over, it is no longer earned, or what brought it came back.
 *
 * @param last the last day on which it was there, in the programme's zone
 */
public record BadgeEnded(
        DecisionId id, Reason reason, @Placeholder String badge, LocalDate last) implements Decision {
    public BadgeEnded {
        Check.decision(id, reason);
        Check.name("badge", badge);
        Check.day("last", last);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.untally(BadgeAwarded.BADGE, badge, Long.MAX_VALUE);
    }
}
