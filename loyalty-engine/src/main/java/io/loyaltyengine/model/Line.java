package io.loyaltyengine.model;

import java.math.BigDecimal;

/**
 * One line of a purchase.
 *
 * @param id names the line within its purchase; what a refund points at
 * @param category what the shop files the product under, such as {@code COFFEE} or {@code DEPOSIT}
 * @param quantity units, at least 1
 * @param unitPrice price of one unit before coupons, at the scale of the purchase's currency
 */
public record Line(String id, String product, String category, int quantity, BigDecimal unitPrice) {
    public Line {
        Check.name("id", id);
        Check.name("product", product);
        Check.name("category", category);
        Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
        unitPrice = Check.plain("unitPrice", unitPrice);
    }

    /** Quantity times unit price. */
    public BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
