package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An invoice or cancellation of one customer while its lines come in; the units of a cancellation are positive here. */
final class Invoice {
    private final String id;
    private final boolean cancellation;
    private final List<Line> lines = new ArrayList<>();
    private LocalDateTime time = LocalDateTime.MAX;
    private boolean severalTimes;
    private int linesSeen;

    Invoice(String id, boolean cancellation) {
        this.id = id;
        this.cancellation = cancellation;
    }

    /** Counts a line, dropped or not, so that the number of a line does not depend on the cleaning. */
    void see() {
        linesSeen++;
    }

    void add(RetailLine line) {
        if (!lines.isEmpty() && !line.time().equals(time)) {
            severalTimes = true;
        }
        time = line.time().isBefore(time) ? line.time() : time;
        lines.add(new Line(
                String.valueOf(linesSeen),
                line.product(),
                line.isGiftCard() ? "GIFT_CARD" : "GOODS",
                Math.abs(line.units()),
                line.priceInPence()));
    }

    /** Notes what can only be seen of the whole. */
    void inspect(Cleaning cleaning) {
        if (severalTimes) {
            cleaning.found(Finding.TWO_TIMES);
        }
        if (OnlineRetail.ZONE.getRules().getValidOffsets(time).size() != 1) {
            cleaning.found(Finding.CLOCK_CHANGE);
        }
        Set<Content> contents = new HashSet<>();
        for (Line line : lines) {
            if (!contents.add(new Content(line.product(), line.quantity(), line.unitPrice()))) {
                cleaning.found(Finding.DUPLICATE);
            }
        }
    }

    String id() {
        return id;
    }

    boolean isCancellation() {
        return cancellation;
    }

    Instant at() {
        return time.atZone(OnlineRetail.ZONE).toInstant();
    }

    List<Line> lines() {
        return lines;
    }

    private record Content(String product, int units, BigDecimal price) {}
}
