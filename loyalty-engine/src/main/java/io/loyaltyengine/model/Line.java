package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.Amounts;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of a purchase.
 *
 * @param id names the line within its purchase; what a refund points at
 * @param product what is sold, by the shop's own name or number for it
 * @param category what the shop files the product under, such as {@code COFFEE} or {@code DEPOSIT}
 * @param quantity units, at least 1
 * @param unitPrice price of one unit before coupons, at the scale of the purchase's currency
 * @param tax the tax that is contained in the price of the whole line
 */
public record Line(
        String id, String product, String category, int quantity, BigDecimal unitPrice, Optional<BigDecimal> tax) {
    public Line {
        Check.name("id", id);
        Check.name("product", product);
        Check.name("category", category);
        Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
        unitPrice = Check.plain("unitPrice", unitPrice);
        tax = Check.present("tax", tax).map(contained -> Check.plain("tax", contained));
    }

    /** A line of which no tax is known. */
    public Line(String id, String product, String category, int quantity, BigDecimal unitPrice) {
        this(id, product, category, quantity, unitPrice, Optional.empty());
    }

    /** Quantity times unit price. */
    public BigDecimal amount() {
        return quantity == 1 ? unitPrice : Amounts.times(unitPrice, quantity);
    }
}
