package io.loyaltyengine.workbench.data;

import io.loyaltyengine.model.Line;
import io.loyaltyengine.model.RefundLine;
import java.time.Instant;
import java.util.List;

/** Something a shopper did. */
public sealed interface Event {
    Instant at();

    /** The invoice of the purchase that was made or from which something came back. */
    String purchase();

    /**
     * Goods were bought.
     *
     * @param lines a line's id is its number in the invoice, counted from 1 over all lines that the file has for it
     */
    record Sale(String purchase, Instant at, List<Line> lines) implements Event {
        public Sale {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Goods of one earlier purchase came back.
     *
     * @param id the cancellation and the purchase it touches, such as {@code C536379:536365}
     */
    record Return(String id, String purchase, Instant at, List<RefundLine> lines) implements Event {
        public Return {
            lines = List.copyOf(lines);
        }
    }
}
