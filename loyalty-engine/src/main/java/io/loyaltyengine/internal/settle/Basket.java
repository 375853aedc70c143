package io.loyaltyengine.internal.settle;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.LinePoints;
import io.loyaltyengine.model.Purchase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is still to be paid for each line while coupons and points take effect; lines by id, whatever their order. */
final class Basket {
    private final List<Line> lines;
    private final Map<String, BigDecimal> open = new LinkedHashMap<>();
    private final Map<String, BigDecimal> paidInPoints = new LinkedHashMap<>();
    private final Map<String, BigDecimal> tenders;
    private final BigDecimal zero;

    Basket(Purchase purchase) {
        lines = purchase.lines().stream().sorted(Comparator.comparing(Line::id)).toList();
        lines.forEach(line -> open.put(line.id(), line.amount()));
        tenders = purchase.tenders();
        zero = BigDecimal.ZERO.setScale(purchase.currency().getDefaultFractionDigits());
    }

    /** The lines by id. */
    List<Line> lines() {
        return lines;
    }

    /** What is still to be paid, by line id. */
    Map<String, BigDecimal> open() {
        return open;
    }

    BigDecimal openOf(Line line) {
        return open.getOrDefault(line.id(), zero);
    }

    /** What points pay for a line. */
    BigDecimal pointsOf(Line line) {
        return paidInPoints.getOrDefault(line.id(), zero);
    }

    /** What is paid by another means than money, as the host says. */
    BigDecimal tender(String kind) {
        return tenders.getOrDefault(kind, zero);
    }

    /** What is still to be paid for some lines. */
    BigDecimal open(Predicate<Line> wanted) {
        return lines.stream().filter(wanted).map(this::openOf).reduce(zero, BigDecimal::add);
    }

    /** What everything costs before coupons. */
    BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(zero, BigDecimal::add);
    }

    /** Takes an amount off some lines, in proportion to what they still cost. */
    List<LineAmount> takeOff(BigDecimal discount, Predicate<Line> wanted) {
        List<Line> chosen = lines.stream().filter(wanted).toList();
        List<BigDecimal> parts =
                Allocation.split(discount, chosen.stream().map(this::openOf).toList());
        List<LineAmount> allocation = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            BigDecimal part = parts.get(i);
            if (part.signum() > 0) {
                allocation.add(new LineAmount(chosen.get(i).id(), part));
                open.merge(chosen.get(i).id(), part.negate(), BigDecimal::add);
            }
        }
        return allocation;
    }

    /** Lets points pay an amount, in proportion to what the lines still cost. */
    List<LinePoints> payWithPoints(long points, BigDecimal value) {
        List<LineAmount> paid = takeOff(value, line -> true);
        paid.forEach(share -> paidInPoints.put(share.line(), share.amount()));
        return Allocation.points(
                points, paid, paid.stream().map(LineAmount::amount).toList());
    }
}
