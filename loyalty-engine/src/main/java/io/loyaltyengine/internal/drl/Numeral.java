package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.base.Words;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author is told of a number that is not written as rules write numbers.
 *
 * <p>A hint is obeyed: so where a number can be read in two ways, both are named, and none is chosen.
 */
record Numeral(String message, String hint) {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern GERMAN_DAY = Pattern.compile("(\\d{1,2})[.](\\d{1,2})[.](\\d{4})");
    private static final Pattern CURRENCY = Pattern.compile("\\p{Sc}|[A-Z]{3}$");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}:\\d{2}");
    private static final Pattern TWO_WAYS = Pattern.compile("([1-9]\\d{0,2})[.,](\\d{3})");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:[.,](\\d+))?");
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:[.]\\d{3})+(?:,\\d+)?|\\d{1,3}(?:,\\d{3})+(?:[.]\\d+)?"
                    + "|\\d{1,3}(?:[ '’_]\\d{3})+(?:[.,]\\d+)?");

    /** A number as it stands in the file, with all that is glued to it. */
    static Numeral of(String written) {
        String digits = written.replaceFirst("[\\p{L}\\p{Sc}%_ ]+$", "");
        String no = "`" + Words.shortened(written) + "` is no number that a rule can use.";
        Matcher day = DAY.matcher(digits);
        if (day.matches()) {
            return new Numeral(no, "A day stands between quotation marks: maybe `\"" + digits + "\"`.");
        }
        Matcher germanDay = GERMAN_DAY.matcher(digits);
        if (germanDay.matches()) {
            String iso = germanDay.group(3) + "-" + twoDigits(germanDay.group(2)) + "-" + twoDigits(germanDay.group(1));
            return new Numeral(no, "A day stands between quotation marks, the year first: maybe `\"" + iso + "\"`.");
        }
        if (HOUR.matcher(digits).matches()) {
            return new Numeral(no, "Hours are whole numbers from 0 to 23, without minutes.");
        }
        Matcher twoWays = TWO_WAYS.matcher(digits);
        if (twoWays.matches()) {
            return new Numeral(
                    "`" + written + "` can be read in two ways.",
                    "Write `" + twoWays.group(1) + twoWays.group(2) + "` if its mark stands between thousands, or `"
                            + shortest(twoWays.group(1), twoWays.group(2)) + "` if it stands before decimals.");
        }
        return new Numeral(no, hint(written, digits));
    }

    /** Whether a point could stand between thousands as well as before decimals. */
    static boolean hasTwoReadings(String digits) {
        return TWO_WAYS.matcher(digits).matches();
    }

    /** Whether a decimal, which no one writes so who means decimals, is perhaps meant to be a thousand times as much. */
    static boolean isPerhapsAThousand(String decimal) {
        return hasTwoReadings(decimal) && decimal.endsWith("000");
    }

    private static String hint(String written, String digits) {
        Matcher plain = PLAIN.matcher(GROUPED.matcher(digits).matches() ? ungrouped(digits) : digits);
        if (!plain.matches() || plain.group(1).length() > 15) {
            return "Numbers are written like `20` or `9.99B`.";
        }
        boolean isMoney = plain.group(2) != null || written.endsWith("b");
        String number = plain.group(1) + (plain.group(2) == null ? "" : "." + plain.group(2)) + (isMoney ? "B" : "");
        return (digits.contains(",") ? "Before decimals stands a point, between thousands nothing: maybe `" : "Maybe `")
                + number
                + (CURRENCY.matcher(written).find() ? "`; `programme.json` says the currency." : "`.");
    }

    /** Without the marks between thousands: of two kinds of marks the last is the one before the decimals. */
    private static String ungrouped(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean isDecimal = last >= 0
                && !digits.substring(0, last).contains(digits.substring(last, last + 1))
                && digits.substring(0, last).matches(".*\\D.*");
        String whole = (isDecimal ? digits.substring(0, last) : digits).replaceAll("\\D", "");
        return whole + (isDecimal ? "." + digits.substring(last + 1) : "");
    }

    private static String shortest(String whole, String decimals) {
        BigDecimal number = new BigDecimal(whole + "." + decimals).stripTrailingZeros();
        return number.scale() <= 0 ? whole : number.toPlainString() + "B";
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
