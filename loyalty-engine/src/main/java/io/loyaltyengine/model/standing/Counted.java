package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Once;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something happened that the programme counts by name.
 *
 * @param name of the shop's own, such as {@code coffee}
 * @param times how often it happened, at least once
 * @param day in the programme's zone
 * @param once by what name it was counted, if it is counted only so often
 * @param undoneOnRefund whether it counts no longer when the whole transaction comes back
 */
public record Counted(
        DecisionId id,
        Reason reason,
        @Placeholder String name,
        @Placeholder long times,
        LocalDate day,
        Optional<Once> once,
        boolean undoneOnRefund)
        implements Decision {
    /** The kind of tally of what is counted; it remembers the days. */
    public static final String COUNT = "count";

    public Counted {
        Check.decision(id, reason);
        Check.name("name", name);
        Check.atLeastOne("times", times);
        Check.day("day", day);
        Check.present("once", once);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.tallyDay(COUNT, name, times, day);
        if (once.isPresent()) {
            fold.have(once.get(), day);
        }
    }
}
