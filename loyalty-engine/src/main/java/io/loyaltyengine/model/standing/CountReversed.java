package io.loyaltyengine.model.standing;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.Placeholder;
import io.loyaltyengine.model.Reason;
import java.time.LocalDate;

/**
 * What was counted counts no longer, because the whole transaction came back.
 *
 * @param counted the decision that is taken back
 * @param name of the shop's own, such as {@code coffee}
 * @param times how often it no longer happened
 * @param day on which it had been counted, in the programme's zone
 */
public record CountReversed(
        DecisionId id,
        Reason reason,
        DecisionId counted,
        @Placeholder String name,
        @Placeholder long times,
        LocalDate day)
        implements Decision {
    public CountReversed {
        Check.decision(id, reason);
        Check.present("counted", counted);
        Check.name("name", name);
        Check.atLeastOne("times", times);
        Check.day("day", day);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.tallyDay(Counted.COUNT, name, -times, day);
    }
}
