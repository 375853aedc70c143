package io.loyaltyengine.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads amounts of money from text. */
public final class Amounts {
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    private Amounts() {}

    /**
     * Reads a plain decimal number such as {@code 9.99}: ASCII digits, a point, no exponent, no grouping.
     *
     * @param field the path that an error names
     */
    public static BigDecimal parse(String field, String text) {
        Check.present(field, text);
        if (!PLAIN.matcher(text).matches()) {
            throw new InvalidInputException(
                    field,
                    InvalidInputException.Code.MALFORMED,
                    "is `" + Check.shortened(text) + "`, which is no plain decimal number such as `9.99`.");
        }
        return Check.plain(field, new BigDecimal(text));
    }
}
