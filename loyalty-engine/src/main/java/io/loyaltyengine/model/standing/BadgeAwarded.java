package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.UnlessSaid;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A badge was awarded, or what there is of it lasts longer.
 *
 * @param on the first day on which it is there, in the programme's zone
 * @param until the last day on which it is there; empty if it has no such day
 * @param renews what was its last day before; empty if it was not there
 * @param undoneOnRefund whether it goes when everything comes back that brought it
 */
public record BadgeAwarded(
        DecisionId id,
        Reason reason,
        @Placeholder String badge,
        LocalDate on,
        @Placeholder Optional<LocalDate> until,
        Optional<LocalDate> renews,
        @UnlessSaid("false") boolean undoneOnRefund)
        implements Decision {
    /** The kind of tally of badges. */
    public static final String BADGE = "badge";

    public BadgeAwarded {
        Check.decision(id, reason);
        Check.name("badge", badge);
        Check.day("on", on);
        Check.optionalDay("until", until);
        Check.optionalDay("renews", renews);
    }

    /** A badge for good. */
    public BadgeAwarded(DecisionId id, Reason reason, String badge, LocalDate on) {
        this(id, reason, badge, on, Optional.empty(), Optional.empty(), false);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.tally(BADGE, badge, 1, on);
        fold.tallyUntil(BADGE, badge, until);
    }
}
