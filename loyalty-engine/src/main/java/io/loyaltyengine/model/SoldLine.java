package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.math.BigDecimal;

/**
 * A line as it was sold.
 *
 * @param paid what was paid for the whole line after coupons, at the currency's scale
 */
public record SoldLine(String line, String product, int quantity, BigDecimal paid) {
    public SoldLine {
        Check.name("line", line);
        Check.name("product", product);
        Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
        paid = Check.plain("paid", paid);
    }
}
