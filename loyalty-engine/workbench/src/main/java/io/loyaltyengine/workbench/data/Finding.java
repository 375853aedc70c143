package io.loyaltyengine.workbench.data;

/**
 * What the cleaning finds, and counts.
 *
 * <p>A line is dropped by the first finding that applies, in the order in which they stand here, and is looked at no
 * further. The other findings are noted and change at most a value; they concern the lines that are not dropped before
 * cancellations are matched with sales.
 */
public enum Finding {
    /** Invoices {@code A…}: adjustments in the books of the shop, two of them with a negative price. */
    BAD_DEBT(true, "lines", "bad-debt adjustment"),
    /** Units below zero outside a cancellation are lost or damaged stock; the reverse does not occur. */
    WRITE_OFF(true, "lines", "stock write-off"),
    /** Without a customer there is no loyalty. */
    ANONYMOUS(true, "lines", "no customer"),
    /** Codes {@code POST}, {@code DOT} and {@code C2}. */
    POSTAGE(true, "lines", "postage and carriage"),
    /**
     * Codes {@code M} and {@code m} (entered by hand), {@code D} (discount), {@code S} (samples), {@code PADS}, {@code B}
     * (bad debt), {@code BANK CHARGES}, {@code AMAZONFEE} and {@code CRUK} (a charity's commission).
     */
    NO_GOODS(true, "lines", "no goods: fees, discounts, manual entries"),
    /** Free items, and prices that round to zero. */
    NO_PRICE(true, "lines", "price of zero or below"),
    /** The sale lies before the first day of the file, or the books are wrong. */
    NO_KNOWN_SALE(true, "lines", "cancellation without a known sale"),

    /** The customer bought fewer units than were cancelled; the units known to be sold are refunded. */
    PARTLY_COVERED(false, "lines", "cancelled more than was sold, cut to that"),
    /** {@code 17850.0} is {@code 17850}. */
    CUSTOMER_ID_SHORTENED(false, "lines", "customer id with a decimal point, made whole"),
    /** The engine takes no fractions of a penny. */
    PRICE_ROUNDED(false, "lines", "fraction of a penny, rounded half-up"),
    /** A line with the same product, units and price stands in the invoice before; legal, both count. */
    DUPLICATE(false, "lines", "repeated line of an invoice, kept"),
    /** Codes {@code gift_0001_…}. Kept, so that the rules can decide whether a gift card earns anything. */
    GIFT_CARD(false, "lines", "gift card, sold in category GIFT_CARD"),
    /** The invoice was written over a turn of the minute. */
    TWO_TIMES(false, "invoices", "several times in one invoice, earliest used"),
    /** A time in the gap of March is put forward by an hour; in the overlap of October the first moment is used. */
    CLOCK_CHANGE(false, "invoices", "local time that occurs never or twice"),
    /** The country plays no part in the replay. */
    TWO_COUNTRIES(false, "customers", "several countries, one customer");

    private final boolean dropped;
    private final String unit;
    private final String description;

    Finding(boolean dropped, String unit, String description) {
        this.dropped = dropped;
        this.unit = unit;
        this.description = description;
    }

    /** Whether lines with this finding are dropped; else they stay. */
    public boolean dropped() {
        return dropped;
    }

    /** What is counted: {@code lines}, {@code invoices} or {@code customers}. */
    public String unit() {
        return unit;
    }

    /** What was found and what was done about it, for people to read. */
    public String description() {
        return description;
    }
}
