package io.loyaltyengine.workbench.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Numbers as people of a language write them. */
record Numbers(Locale language, Currency currency) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 2;

    String count(long number) {
        return plain(BigDecimal.valueOf(number), 0);
    }

    String money(BigDecimal amount) {
        return plain(amount, currency.getDefaultFractionDigits());
    }

    /** With a plus before what is more than nothing. */
    String change(long number) {
        return sign(BigDecimal.valueOf(number)) + count(number);
    }

    String change(BigDecimal amount) {
        return sign(amount) + money(amount);
    }

    /** A part as percents of the whole; 0 of nothing. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(HUNDRED).divide(whole, PERCENT_SCALE, RoundingMode.HALF_UP);
    }

    String percent(BigDecimal percent) {
        return plain(percent, PERCENT_SCALE) + " %";
    }

    String percentChange(BigDecimal percent) {
        return sign(percent) + plain(percent, PERCENT_SCALE);
    }

    private static String sign(BigDecimal number) {
        return number.signum() > 0 ? "+" : "";
    }

    private String plain(BigDecimal number, int scale) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMinimumFractionDigits(scale);
        format.setMaximumFractionDigits(scale);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
