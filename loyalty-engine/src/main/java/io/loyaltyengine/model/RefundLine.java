package io.loyaltyengine.model;

/**
 * Units of one line that came back.
 *
 * @param line the id of the purchase's line
 */
public record RefundLine(String line, int quantity) {
    public RefundLine {
        Check.name("line", line);
        Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
    }
}
