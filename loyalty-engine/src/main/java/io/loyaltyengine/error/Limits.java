package io.loyaltyengine.error;

import java.time.Instant;
import java.time.LocalDate;

/** The limits on every input; beyond them an {@link InvalidInputException} names the field. */
public final class Limits {
    /** Characters of an id, code or name. */
    public static final int MAX_NAME_LENGTH = 200;
    /** Characters of a text attribute. */
    public static final int MAX_TEXT_LENGTH = 1_000;
    /** Characters of a value or a proposal in a trace. */
    public static final int MAX_TRACE_LENGTH = 16_000;
    /** Digits of an amount, before and after the decimal separator together; it has the decimals of its currency. */
    public static final int MAX_AMOUNT_DIGITS = 18;
    /** Digits of the exact value that points were computed as, which is a product of several amounts. */
    public static final int MAX_EXACT_DIGITS = 100;
    /** Units on one line. */
    public static final int MAX_QUANTITY = 1_000_000;
    /** Lines of one purchase. */
    public static final int MAX_LINES = 2_000;
    /** Labels of one line. */
    public static final int MAX_LABELS = 16;
    /** Coupon codes presented with one purchase. */
    public static final int MAX_COUPONS = 50;
    /** Free attributes of one customer or one transaction. */
    public static final int MAX_ATTRIBUTES = 100;
    /** Entries of any other list or map in a state. */
    public static final int MAX_ENTRIES = 10_000;
    /** Decisions of one evaluation: ten thousand lots can become active and be over at once. */
    public static final int MAX_DECISIONS = 30_000;
    /** Points of one lot, one grant or one balance. */
    public static final long MAX_POINTS = 1_000_000_000_000_000L;
    /** Bytes of one rule file; in it, {@code 1_000_000} characters. */
    public static final int MAX_RULE_FILE_BYTES = 3_000_000;
    /** Bytes of all files of a programme. */
    public static final int MAX_RULE_SET_BYTES = 100_000_000;
    /** Files and folders that are looked at in a folder of rules, and in those below it. */
    public static final int MAX_FOLDER_ENTRIES = 100_000;
    /** First moment a transaction may carry. */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /** First moment after the last a transaction may carry. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /** The last day that a state can hold. */
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    /** Days of the longest return window. */
    public static final int MAX_RETURN_DAYS = 400;
    /** Visits, or purchases, of one day. */
    public static final int MAX_DAY_COUNT = 1_000_000;
    /** Digits of what is spent on one day, so that all days of a history add up without leaving any range. */
    public static final int MAX_DAY_AMOUNT_DIGITS = 15;
    /** Months for which a state keeps its totals day by day; older days live on in the lifetime totals only. */
    public static final int HISTORY_MONTHS = 24;

    private Limits() {}
}
