package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.RefundLine;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one customer has bought and not yet brought back.
 *
 * <p>A cancellation names no sale. Its units are matched to the latest earlier purchase of the same product that has
 * units left, then to the one before, and so on; within a purchase to the last such line first.
 */
final class OpenUnits {
    private final Map<String, Deque<Open>> latestFirst = new HashMap<>();

    void sold(Event.Sale sale) {
        for (Line line : sale.lines()) {
            latestFirst
                    .computeIfAbsent(line.product(), product -> new ArrayDeque<>())
                    .push(new Open(sale.purchase(), line.id(), line.quantity()));
        }
    }

    /** One return for each purchase that the cancellation touches, in the order in which it touches them. */
    List<Event.Return> cancelled(Invoice cancellation, Cleaning cleaning) {
        Map<String, Map<String, Integer>> unitsByLineByPurchase = new LinkedHashMap<>();
        for (Line line : cancellation.lines()) {
            cleaning.cancelled(line.quantity(), take(line, unitsByLineByPurchase));
        }
        List<Event.Return> returns = new ArrayList<>();
        Instant at = cancellation.at();
        unitsByLineByPurchase.forEach((purchase, unitsByLine) -> {
            List<RefundLine> lines = new ArrayList<>();
            unitsByLine.forEach((line, units) -> lines.add(new RefundLine(line, units)));
            returns.add(new Event.Return(cancellation.id() + ":" + purchase, purchase, at, lines));
        });
        return returns;
    }

    /** The units for which no sale is known. */
    private int take(Line cancelled, Map<String, Map<String, Integer>> unitsByLineByPurchase) {
        Deque<Open> sold = latestFirst.getOrDefault(cancelled.product(), new ArrayDeque<>());
        int wanted = cancelled.quantity();
        while (wanted > 0 && !sold.isEmpty()) {
            Open latest = sold.peek();
            int taken = Math.min(wanted, latest.units);
            wanted -= taken;
            latest.units -= taken;
            unitsByLineByPurchase
                    .computeIfAbsent(latest.purchase, purchase -> new LinkedHashMap<>())
                    .merge(latest.line, taken, Integer::sum);
            if (latest.units == 0) {
                sold.pop();
            }
        }
        return wanted;
    }

    private static final class Open {
        private final String purchase;
        private final String line;
        private int units;

        Open(String purchase, String line, int units) {
            this.purchase = purchase;
            this.line = line;
            this.units = units;
        }
    }
}
