package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * A share of an amount that falls on one line.
 *
 * @param line the id of the purchase's line
 * @param amount at the currency's scale
 */
public record LineAmount(String line, BigDecimal amount) {
    public LineAmount {
        Check.name("line", line);
        amount = Check.plain("amount", amount);
    }
}
