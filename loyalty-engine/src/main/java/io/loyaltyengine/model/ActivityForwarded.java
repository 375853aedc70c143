package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Another customer is to have an activity, which the host evaluates for that customer. Its id is made of the id of this
 * decision, so that it is booked there once, however often it is told.
 *
 * @param to the id of that customer
 * @param activity from this customer and about this customer
 * @param day in the programme's zone
 * @param once by what name it was forwarded, if that is done only so often
 */
public record ActivityForwarded(
        DecisionId id, Reason reason, String to, Activity activity, LocalDate day, Optional<Once> once)
        implements Decision {
    public ActivityForwarded {
        Check.decision(id, reason);
        Check.name("to", to);
        Check.present("activity", activity);
        Check.day("day", day);
        Check.present("once", once);
    }

    @Override
    public void applyTo(Fold fold) {
        if (once.isPresent()) {
            fold.have(once.get(), day);
        }
    }
}
