package io.loyaltyengine.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Points of an earlier grant were taken back.
 *
 * @param earned the id of the {@link PointsEarned} that is reversed
 * @param points what the balance falls by
 * @param forgiven what would have to be taken back too but is no longer in the balance
 * @param shares what is taken back by line, {@code forgiven} included; a share's amount is its part of the base
 * @param day the day of the grant, whose totals fall
 * @param activeFrom activation of the lot that is taken from first
 * @param expiresAt expiry of the lot that is taken from first
 */
public record PointsReversed(
        String id,
        Reason reason,
        String earned,
        long points,
        long forgiven,
        List<LinePoints> shares,
        LocalDate day,
        Optional<Instant> activeFrom,
        Optional<Instant> expiresAt)
        implements Decision {
    public PointsReversed {
        Check.decision(id, reason);
        Check.decisionId("earned", earned);
        Check.points("points", points);
        Check.points("forgiven", forgiven);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
        Check.day("day", day);
        Check.optionalMoment("activeFrom", activeFrom);
        Check.optionalMoment("expiresAt", expiresAt);
    }
}
