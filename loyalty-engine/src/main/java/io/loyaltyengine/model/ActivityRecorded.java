package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An activity took place; what a later refund is measured against.
 *
 * @param transaction the id of the activity
 * @param day the calendar day in the programme's zone
 * @param activity what it is, by the shop's own name
 * @param subject what it is about
 * @param lines the activity as one line, with the money that goes with it
 * @param knownUntil the last day of its {@linkplain Returns return window}
 */
public record ActivityRecorded(
        DecisionId id,
        Reason reason,
        String transaction,
        LocalDate day,
        @Placeholder String activity,
        @Placeholder Optional<String> subject,
        List<SoldLine> lines,
        LocalDate knownUntil)
        implements Recorded {
    /** The kind of tally of activities, by their kind; it remembers the days. */
    public static final String ACTIVITY = "activity";

    public ActivityRecorded {
        Check.decision(id, reason);
        Check.name("transaction", transaction);
        Check.day("day", day);
        Check.words("activity", activity);
        Check.optionalName("subject", subject);
        lines = Check.distinct("lines", lines, Limits.MAX_LINES, SoldLine::line);
        Check.day("knownUntil", knownUntil);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.book(transaction, day, knownUntil);
        fold.tallyDay(ACTIVITY, activity, 1, day);
    }
}
