package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.Amounts;
import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.Purchase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is still to be paid for each line while coupons and points take effect; lines by id, whatever their order. */
final class Basket {
    private final List<Line> lines;
    private final BigDecimal[] open;
    private final BigDecimal[] paidInPoints;
    private final Map<String, BigDecimal> tenders;
    private final BigDecimal total;

    Basket(Purchase purchase) {
        lines = purchase.linesById();
        open = new BigDecimal[lines.size()];
        for (int i = 0; i < open.length; i++) {
            open[i] = lines.get(i).amount();
        }
        tenders = purchase.tenders();
        total = Amounts.sum(
                Arrays.asList(open), amount -> amount, purchase.currency().getDefaultFractionDigits());
        paidInPoints = new BigDecimal[open.length];
        Arrays.fill(paidInPoints, zero());
    }

    BigDecimal zero() {
        return BigDecimal.valueOf(0, total.scale());
    }

    /** The lines by id. */
    List<Line> lines() {
        return lines;
    }

    /** What is still to be paid for the line at a place. */
    BigDecimal open(int line) {
        return open[line];
    }

    /** What points pay for the line at a place. */
    BigDecimal paidInPoints(int line) {
        return paidInPoints[line];
    }

    /** What is paid by another means than money, as the host says. */
    BigDecimal tender(String kind) {
        return tenders.getOrDefault(kind, zero());
    }

    /** What is still to be paid. */
    BigDecimal open() {
        return Amounts.sum(Arrays.asList(open), amount -> amount, total.scale());
    }

    /** What is still to be paid for some lines. */
    BigDecimal open(Predicate<Line> wanted) {
        BigDecimal sum = zero();
        for (int i = 0; i < open.length; i++) {
            sum = wanted.test(lines.get(i)) ? sum.add(open[i]) : sum;
        }
        return sum;
    }

    /** What everything costs before coupons. */
    BigDecimal total() {
        return total;
    }

    /** What is still to be paid, line by line. */
    List<LineAmount> paid() {
        List<LineAmount> paid = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            paid.add(new LineAmount(lines.get(i).id(), open[i]));
        }
        return List.copyOf(paid);
    }

    /** Takes an amount off some lines, in proportion to what they still cost. */
    List<LineAmount> takeOff(BigDecimal discount, Predicate<Line> wanted) {
        List<BigDecimal> weights = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            weights.add(wanted.test(lines.get(i)) ? open[i] : zero());
        }
        List<BigDecimal> parts = Allocation.split(discount, weights);
        List<LineAmount> allocation = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            BigDecimal part = parts.get(i);
            if (part.signum() > 0) {
                allocation.add(new LineAmount(lines.get(i).id(), part));
                open[i] = open[i].subtract(part);
            }
        }
        return allocation;
    }

    /** Lets points pay an amount, in proportion to what the lines still cost. */
    List<LinePoints> payWithPoints(long points, BigDecimal value) {
        BigDecimal[] before = open.clone();
        List<LineAmount> paid = takeOff(value, line -> true);
        for (int i = 0; i < open.length; i++) {
            paidInPoints[i] = before[i].subtract(open[i]);
        }
        return Allocation.points(
                points, paid, paid.stream().map(LineAmount::amount).toList());
    }
}
