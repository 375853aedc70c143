package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.time.LocalDate;
import java.util.List;

/**
 * Something other than a purchase or a refund took place, and something came of it.
 *
 * @param transaction its id
 * @param day the calendar day in the programme's zone
 * @param lines what was granted, if it can be taken back: a reward or a donation, with what was paid for it in money
 * @param knownUntil the last day on which the state knows it
 */
public record TransactionRecorded(
        DecisionId id,
        Reason reason,
        @Placeholder String transaction,
        LocalDate day,
        List<SoldLine> lines,
        LocalDate knownUntil)
        implements Recorded {
    public TransactionRecorded {
        Check.decision(id, reason);
        Check.name("transaction", transaction);
        Check.day("day", day);
        lines = Check.distinct("lines", lines, Limits.MAX_LINES, SoldLine::line);
        Check.day("knownUntil", knownUntil);
    }

    @Override
    public void applyTo(Fold fold) {
        fold.book(transaction, day, knownUntil);
    }
}
