package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;

/**
 * Units of one line that came back.
 *
 * @param line the id of the purchase's line
 * @param quantity how many of its units
 */
public record RefundLine(String line, int quantity) {
    public RefundLine {
        Check.name("line", line);
        Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
    }
}
