package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.SoldLine;
import io.loyaltyengine.model.points.LinePoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The lines of a purchase by id, with what is still to be paid for each, in cents. */
final class Basket {
    private static final Comparator<Line> BY_ID = Comparator.comparing(Line::id);

    private final Line[] lines;
    private final long[] open;

    Basket(Purchase purchase) {
        lines = purchase.lines().toArray(Line[]::new);
        Arrays.sort(lines, BY_ID);
        open = new long[lines.length];
        for (int i = 0; i < lines.length; i++) {
            open[i] = cents(lines[i].unitPrice()) * lines[i].quantity();
        }
    }

    /** An amount of euros in cents; the model keeps prices at two decimals, and amounts of coupons without zeros at their end. */
    static long cents(BigDecimal amount) {
        return (amount.scale() == 2 ? amount : amount.setScale(2))
                .unscaledValue()
                .longValueExact();
    }

    static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** Whether points and spend count the line. */
    static boolean counts(Line line) {
        return !line.category().equals("DEPOSIT") && !line.category().equals("GIFT_CARD");
    }

    static boolean isCoffee(Line line) {
        return line.category().equals("COFFEE");
    }

    /** What is still to be paid for everything. */
    long open() {
        long sum = 0;
        for (long cents : open) {
            sum += cents;
        }
        return sum;
    }

    /** What is still to be paid for some lines. */
    long open(Predicate<Line> wanted) {
        long sum = 0;
        for (int i = 0; i < lines.length; i++) {
            sum += wanted.test(lines[i]) ? open[i] : 0;
        }
        return sum;
    }

    /** Takes a discount off some lines, in proportion to what they still cost; a line without a share is left out. */
    List<LineAmount> takeOff(long discount, Predicate<Line> wanted) {
        long all = open(wanted);
        List<LineAmount> allocation = new ArrayList<>(lines.length);
        long running = 0;
        long given = 0;
        for (int i = 0; i < lines.length; i++) {
            if (wanted.test(lines[i])) {
                running += open[i];
                long upToHere = all == 0 ? 0 : discount * running / all;
                long part = upToHere - given;
                given = upToHere;
                if (part > 0) {
                    allocation.add(new LineAmount(lines[i].id(), euros(part)));
                    open[i] -= part;
                }
            }
        }
        return allocation;
    }

    /** Points spread over some lines, in proportion to what was paid for them. */
    List<LinePoints> shares(long points, Predicate<Line> wanted) {
        long all = open(wanted);
        List<LinePoints> shares = new ArrayList<>(lines.length);
        long running = 0;
        long given = 0;
        for (int i = 0; i < lines.length; i++) {
            if (wanted.test(lines[i])) {
                running += open[i];
                long upToHere = all == 0 ? 0 : points * running / all;
                shares.add(new LinePoints(lines[i].id(), euros(open[i]), upToHere - given));
                given = upToHere;
            }
        }
        return shares;
    }

    /** What was paid for some lines, one by one. */
    List<LineAmount> amounts(Predicate<Line> wanted) {
        List<LineAmount> amounts = new ArrayList<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            if (wanted.test(lines[i])) {
                amounts.add(new LineAmount(lines[i].id(), euros(open[i])));
            }
        }
        return amounts;
    }

    List<SoldLine> sold() {
        List<SoldLine> sold = new ArrayList<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            sold.add(new SoldLine(lines[i].id(), lines[i].product(), lines[i].quantity(), euros(open[i])));
        }
        return sold;
    }

    /** The lines with what each costs now, as facts. */
    List<BasketLine> before() {
        List<BasketLine> before = new ArrayList<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            before.add(new BasketLine(lines[i], open[i]));
        }
        return before;
    }

    /** The lines with what was paid for each, as facts. */
    List<PaidLine> paid() {
        List<PaidLine> paid = new ArrayList<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            paid.add(new PaidLine(lines[i].category(), lines[i].quantity(), open[i]));
        }
        return paid;
    }
}
