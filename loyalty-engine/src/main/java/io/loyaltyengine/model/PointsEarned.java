package io.loyaltyengine.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Points were granted.
 *
 * @param points what the balance rises by
 * @param base the amount that the points were computed on, at the currency's scale; zero for a fixed award
 * @param computed the exact value before rounding
 * @param shares the points and the base spread over the lines; sums are exact; empty for a fixed award
 * @param value what the points are worth in money, at the currency's scale, rounded half-up
 * @param turnoverShare {@code value} divided by what was paid, at scale 4, rounded half-up; zero when nothing was paid
 * @param day the day they count for, in the programme's zone
 * @param activeFrom when they can be spent, fixed now; empty for at once
 * @param expiresAt the first moment at which they are worth nothing, fixed now; empty for never
 */
public record PointsEarned(
        String id,
        Reason reason,
        long points,
        BigDecimal base,
        BigDecimal computed,
        List<LinePoints> shares,
        BigDecimal value,
        BigDecimal turnoverShare,
        LocalDate day,
        Optional<Instant> activeFrom,
        Optional<Instant> expiresAt)
        implements Decision {
    public PointsEarned {
        Check.decision(id, reason);
        Check.points("points", points);
        base = Check.plain("base", base);
        computed = Check.exact("computed", computed);
        shares = Check.distinct("shares", shares, Limits.MAX_LINES, LinePoints::line);
        value = Check.plain("value", value);
        turnoverShare = Check.plain("turnoverShare", turnoverShare);
        Check.day("day", day);
        Check.optionalMoment("activeFrom", activeFrom);
        Check.optionalMoment("expiresAt", expiresAt);
    }
}
