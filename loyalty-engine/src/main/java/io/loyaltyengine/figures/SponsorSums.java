package io.loyaltyengine.figures;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Funded;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.points.PointsCancelled;
import io.loyaltyengine.model.points.PointsEarned;
import io.loyaltyengine.model.points.PointsReversed;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What decisions make a sponsor bear of what lies in an account, of one customer or of all. All of it is exact: what all
 * sponsors bear is no more than what {@link Sums} say is issued, and the rest is the programme's own.
 *
 * @param points granted, in units of the account
 * @param value what they are worth in money, at the currency's scale
 * @param pointsBack what is borne no more of {@code points}, because goods came back
 * @param valueBack what is borne no more of {@code value}
 */
public record SponsorSums(long points, BigDecimal value, long pointsBack, BigDecimal valueBack) {
    public SponsorSums {
        Sums.inRange("points", points);
        value = Check.exact("value", value);
        Sums.inRange("pointsBack", pointsBack);
        valueBack = Check.exact("valueBack", valueBack);
    }

    /**
     * Adds up decisions, in any order; each must be there once.
     *
     * @return by sponsor; sponsors that no decision names are absent
     */
    public static SortedMap<String, SponsorSums> of(String account, Iterable<? extends Decision> decisions) {
        Check.name("account", account);
        SortedMap<String, SponsorSums> sums = new TreeMap<>();
        Each.of("decisions", decisions, decision -> {
            if (decision instanceof PointsDecision points && points.account().equals(account)) {
                granted(decision)
                        .forEach(share ->
                                add(sums, share, new SponsorSums(share.points(), share.value(), 0, BigDecimal.ZERO)));
                back(decision)
                        .forEach(share ->
                                add(sums, share, new SponsorSums(0, BigDecimal.ZERO, share.points(), share.value())));
            }
        });
        return Collections.unmodifiableSortedMap(sums);
    }

    private static List<Funded> granted(Decision decision) {
        return decision instanceof PointsEarned earned ? earned.funding() : List.of();
    }

    private static List<Funded> back(Decision decision) {
        if (decision instanceof PointsCancelled cancelled) {
            return cancelled.funding();
        }
        return decision instanceof PointsReversed reversed ? reversed.funding() : List.of();
    }

    private static void add(SortedMap<String, SponsorSums> sums, Funded share, SponsorSums more) {
        sums.merge(share.sponsor(), more, SponsorSums::plus);
    }

    /** Both together. */
    public SponsorSums plus(SponsorSums more) {
        Check.present("more", more);
        return new SponsorSums(
                points + more.points,
                value.add(more.value),
                pointsBack + more.pointsBack,
                valueBack.add(more.valueBack));
    }

    /** What is borne of points in the end. */
    public long netPoints() {
        return points - pointsBack;
    }

    /** What is borne in money in the end, at the currency's scale. */
    public BigDecimal netValue() {
        return value.subtract(valueBack);
    }
}
