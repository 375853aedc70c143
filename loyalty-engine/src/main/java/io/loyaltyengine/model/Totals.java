package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What counts toward standing, summed over a day or a lifetime.
 *
 * @param spend qualifying spend, refunds taken off
 * @param points points earned, reversals taken off
 * @param visits visits as the programme counts them; a refund does not undo a visit
 * @param purchases purchases, however small; one that came back whole is none, unless the programme keeps it
 */
public record Totals(BigDecimal spend, long points, int visits, int purchases) {
    /** Decimals of most currencies. */
    private static final int USUAL_SCALE = 2;

    private static final Totals NONE = none(USUAL_SCALE);

    public Totals {
        spend = Check.plain("spend", spend);
        Check.count("visits", visits, 0, Integer.MAX_VALUE);
        Check.count("purchases", purchases, 0, Integer.MAX_VALUE);
    }

    static Totals none(Currency currency) {
        int scale = currency.getDefaultFractionDigits();
        return scale == USUAL_SCALE ? NONE : none(scale);
    }

    private static Totals none(int scale) {
        return new Totals(BigDecimal.valueOf(0, scale), 0, 0, 0);
    }

    /**
     * With more; of what is taken off, no less than nothing is left, though goods come back twice: else windows that leave that
     * day would rise by themselves. What a host has brought along may be less, and is so until something is taken off.
     */
    Totals plus(Totals more) {
        BigDecimal sum = more.spend.signum() == 0 ? spend : spend.add(more.spend);
        long earned = Math.addExact(points, more.points);
        return new Totals(
                more.spend.signum() < 0 && sum.signum() < 0 ? BigDecimal.valueOf(0, sum.scale()) : sum,
                more.points < 0 ? Math.max(0, earned) : earned,
                Math.addExact(visits, more.visits),
                Math.addExact(purchases, more.purchases));
    }

    /** What is left of nothing. */
    Totals atLeastNone() {
        return spend.signum() >= 0 && points >= 0
                ? this
                : new Totals(spend.max(BigDecimal.valueOf(0, spend.scale())), Math.max(0, points), visits, purchases);
    }

    Totals withoutPurchase() {
        return purchases == 0 ? this : new Totals(spend, points, visits, purchases - 1);
    }

    Totals at(String path, Currency currency) {
        BigDecimal scaled = spend.signum() < 0
                ? Check.amount(path + ".spend", spend.negate(), currency).negate()
                : Check.amount(path + ".spend", spend, currency);
        return new Totals(scaled, points, visits, purchases);
    }
}
