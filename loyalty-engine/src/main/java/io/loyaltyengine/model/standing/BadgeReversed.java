package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a transaction had added to the time of a badge was taken back with it; the badge is still there.
 *
 * @param awarded the id of the {@link BadgeAwarded} that is reversed
 * @param until the last day that is left
 */
public record BadgeReversed(
        DecisionId id,
        Reason reason,
        DecisionId awarded,
        @Placeholder String badge,
        @Placeholder LocalDate until) implements Decision {
    public BadgeReversed {
        Check.decision(id, reason);
        Check.present("awarded", awarded);
        Check.name("badge", badge);
        Check.day("until", until);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.untally(BadgeAwarded.BADGE, badge, 1);
        fold.tallyUntil(BadgeAwarded.BADGE, badge, Optional.of(until));
    }
}
