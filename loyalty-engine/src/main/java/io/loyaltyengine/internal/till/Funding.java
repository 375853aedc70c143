package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.model.Funded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Who bears what is granted: sponsors by name, and the programme what they do not.
 *
 * <p>Whatever is split goes unit by unit, a point or a cent, to whoever then has least for its percent, but never beyond it.
 * So each is less than one unit off its percent, and of more nobody bears less: what some refunds give back in parts is
 * what one would. This is the quota method (M. L. Balinski and H. P. Young, The Quota Method of Apportionment, American
 * Mathematical Monthly 82 (7), 1975, 701–730). After every hundred units it begins anew.
 */
public final class Funding {
    /** By the programme alone. */
    public static final Funding NONE = new Funding(List.of());

    private static final int ALL = 100;

    private final List<Funded> shares;

    private Funding(List<Funded> shares) {
        this.shares = shares;
    }

    /** As it was recorded. */
    public static Funding of(List<Funded> recorded) {
        return recorded.isEmpty() ? NONE : new Funding(recorded);
    }

    /** With another sponsor. */
    public Funding and(String sponsor, int percent) {
        List<Funded> more = new ArrayList<>(shares);
        more.add(new Funded(sponsor, percent, 0, BigDecimal.ZERO));
        more.sort(Comparator.comparing(Funded::sponsor));
        return new Funding(more);
    }

    /** What each sponsor bears. */
    public List<Funded> of(long points, BigDecimal value) {
        return lost(points, 0, value, BigDecimal.valueOf(0, value.scale()));
    }

    /**
     * What each sponsor need not bear any more, when something becomes less.
     *
     * @param valueAfter at the scale of {@code value}
     */
    public List<Funded> lost(long points, long pointsAfter, BigDecimal value, BigDecimal valueAfter) {
        if (shares.isEmpty()) {
            return List.of();
        }
        int scale = value.scale();
        long[] ofPoints = difference(points, pointsAfter);
        long[] ofValue = difference(Amounts.units(value, scale), Amounts.units(valueAfter, scale));
        List<Funded> lost = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            Funded share = shares.get(i);
            lost.add(new Funded(share.sponsor(), share.percent(), ofPoints[i], BigDecimal.valueOf(ofValue[i], scale)));
        }
        return lost;
    }

    private long[] difference(long units, long after) {
        long[] parts = split(units);
        long[] less = split(after);
        Arrays.setAll(parts, i -> parts[i] - less[i]);
        return parts;
    }

    /** The parts of the sponsors, and then the programme's. */
    long[] split(long units) {
        int[] percents = Arrays.copyOf(shares.stream().mapToInt(Funded::percent).toArray(), shares.size() + 1);
        percents[shares.size()] = ALL - Arrays.stream(percents).sum();
        long[] parts = new long[percents.length];
        for (int unit = 1; unit <= units % ALL; unit++) {
            parts[next(percents, parts, unit)]++;
        }
        Arrays.setAll(parts, i -> parts[i] + units / ALL * percents[i]);
        return parts;
    }

    /** Who gets a unit: of those that have less than their percent of so many, who then has least for it; else the first. */
    private static int next(int[] percents, long[] parts, int units) {
        int next = -1;
        for (int i = 0; i < percents.length; i++) {
            if (parts[i] * ALL < (long) units * percents[i]
                    && (next < 0 || percents[i] * (parts[next] + 1) > percents[next] * (parts[i] + 1))) {
                next = i;
            }
        }
        return next;
    }
}
