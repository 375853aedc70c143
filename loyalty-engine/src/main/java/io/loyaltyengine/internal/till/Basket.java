package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.fast.Amounts;
import io.loyaltyengine.internal.fast.Later;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.coupons.CouponScope;
import io.loyaltyengine.model.points.LinePoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is still to be paid for each line while coupons and points take effect; lines by id, whatever their order.
 *
 * <p>Amounts are counted in units of the currency's last decimal, such as cents.
 */
public final class Basket {
    private static final long[] NOTHING = {};

    private final List<Line> lines;
    private final long[] open;
    private final long total;
    private long[] paidInPoints = NOTHING;
    private final Map<String, BigDecimal> tenders;
    private final int scale;

    /** Nothing is taken off yet. */
    public Basket(Purchase purchase) {
        lines = purchase.linesById();
        scale = purchase.currency().getDefaultFractionDigits();
        open = new long[lines.size()];
        long sum = 0;
        for (int i = 0; i < open.length; i++) {
            Line line = lines.get(i);
            open[i] = Math.multiplyExact(Amounts.units(line.unitPrice(), scale), (long) line.quantity());
            sum = Math.addExact(sum, open[i]);
        }
        total = sum;
        tenders = purchase.tenders();
    }

    /** The lines by id. */
    public List<Line> lines() {
        return lines;
    }

    /** What is still to be paid for the line at a place. */
    public BigDecimal open(int line) {
        return amount(open[line]);
    }

    /** What points pay for the line at a place. */
    public BigDecimal paidInPoints(int line) {
        return amount(paidInPoints.length == 0 ? 0 : paidInPoints[line]);
    }

    /** What is paid by another means than money, as the host says. */
    public BigDecimal tender(String kind) {
        return tenders.getOrDefault(kind, amount(0));
    }

    /** What is still to be paid. */
    public BigDecimal open() {
        return open(CouponScope.EVERYTHING);
    }

    /** What is still to be paid for the lines in a scope. */
    public BigDecimal open(CouponScope scope) {
        long sum = 0;
        for (int i = 0; i < open.length; i++) {
            sum = scope.includes(lines.get(i)) ? Math.addExact(sum, open[i]) : sum;
        }
        return amount(sum);
    }

    /** What everything costs before coupons: {@code paid}, if nothing was taken off. */
    public BigDecimal total(BigDecimal paid) {
        return Amounts.units(paid, scale) == total ? paid : amount(total);
    }

    /** What is paid, line by line, in units of the currency's last decimal; the last to be asked, for it is no copy. */
    long[] paid() {
        return open;
    }

    /** What is sold: the lines with what is paid for each; to be asked when that does not change any more. */
    public List<SoldLine> sold() {
        List<SoldLine> sold = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            Line line = lines.get(i);
            sold.add(new SoldLine(line.id(), line.product(), line.quantity(), open(i)));
        }
        return sold;
    }

    /** Takes an amount off the lines in a scope, in proportion to what they still cost. */
    public List<LineAmount> takeOff(BigDecimal discount, CouponScope scope) {
        long[] weights = new long[open.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = scope.includes(lines.get(i)) ? open[i] : 0;
        }
        long[] parts = Allocation.split(Amounts.units(discount, scale), weights);
        for (int i = 0; i < parts.length; i++) {
            open[i] -= parts[i];
        }
        return new Later<>(new Taken(this, parts), Taken::byLine);
    }

    /**
     * What was taken off the lines.
     *
     * @param units by the place of the line
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Taken(Basket basket, long[] units) {
        List<LineAmount> byLine() {
            List<LineAmount> amounts = new ArrayList<>(units.length);
            for (int i = 0; i < units.length; i++) {
                if (units[i] > 0) {
                    amounts.add(new LineAmount(basket.lines.get(i).id(), basket.amount(units[i])));
                }
            }
            return amounts;
        }
    }

    /** Lets points pay an amount, in proportion to what the lines still cost. */
    public List<LinePoints> payWithPoints(long points, BigDecimal value) {
        long[] before = open.clone();
        List<LineAmount> paid = takeOff(value, CouponScope.EVERYTHING);
        paidInPoints = new long[open.length];
        for (int i = 0; i < open.length; i++) {
            paidInPoints[i] = before[i] - open[i];
        }
        return Allocation.points(points, paid, i -> paid.get(i).amount());
    }

    private BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, scale);
    }
}
