package io.loyaltyengine.model;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.fast.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One line of a purchase.
 *
 * @param id names the line within its purchase; what a refund points at
 * @param product what is sold, by the shop's own name or number for it
 * @param category what the shop files the product under, such as {@code COFFEE} or {@code DEPOSIT}
 * @param quantity units, at least 1
 * @param unitPrice price of one unit before coupons, at the scale of the purchase's currency
 * @param tax the tax that is contained in the price of the whole line
 * @param labels what else the shop says of the product, such as {@code BIO} or the name of its supplier
 * @param lowestPrice below which no coupon takes the price of one unit, such as that of a book; no more than the price itself
 */
public record Line(
        String id,
        String product,
        String category,
        int quantity,
        BigDecimal unitPrice,
        Optional<BigDecimal> tax,
        SortedSet<String> labels,
        Optional<BigDecimal> lowestPrice) {
    public Line {
        Check.name("id", id);
        Check.name("product", product);
        Check.name("category", category);
        Check.count("quantity", quantity, 1, Limits.MAX_QUANTITY);
        unitPrice = Check.plain("unitPrice", unitPrice);
        tax = Check.present("tax", tax).map(contained -> Check.plain("tax", contained));
        labels = Check.names("labels", labels, Limits.MAX_LABELS);
        lowestPrice = Check.present("lowestPrice", lowestPrice).map(least -> Check.plain("lowestPrice", least));
        if (lowestPrice.isPresent() && lowestPrice.get().compareTo(unitPrice) > 0) {
            throw new InvalidInputException(
                    "lowestPrice",
                    InvalidInputException.Code.MISMATCH,
                    "is `" + lowestPrice.get().toPlainString() + "`, more than the price `" + unitPrice.toPlainString()
                            + "` itself.");
        }
    }

    /** A line of which no tax is known, without labels. */
    public Line(String id, String product, String category, int quantity, BigDecimal unitPrice) {
        this(id, product, category, quantity, unitPrice, Optional.empty(), new TreeSet<>(), Optional.empty());
    }

    /** The same line with these labels in place of its own. */
    public Line labelled(String... labels) {
        return new Line(id, product, category, quantity, unitPrice, tax, Check.names("labels", labels), lowestPrice);
    }

    /** The same line, of which no coupon takes a unit below this price, such as {@code 4.00}. */
    public Line notBelow(String price) {
        return new Line(
                id,
                product,
                category,
                quantity,
                unitPrice,
                tax,
                labels,
                Optional.of(Check.decimal("lowestPrice", price)));
    }

    /** Quantity times unit price. */
    public BigDecimal amount() {
        return quantity == 1 ? unitPrice : Amounts.times(unitPrice, quantity);
    }

    /**
     * What an amount that is paid for the whole line is without the tax in it.
     *
     * <p>The tax shrinks with the price: half the price, half the tax, rounded half up to the decimals of the amount.
     */
    public BigDecimal withoutTax(BigDecimal paid) {
        Check.plain("paid", paid);
        BigDecimal whole = amount();
        if (tax.isEmpty() || whole.signum() == 0) {
            return paid;
        }
        return paid.subtract(tax.get().multiply(paid).divide(whole, paid.scale(), RoundingMode.HALF_UP));
    }
}
