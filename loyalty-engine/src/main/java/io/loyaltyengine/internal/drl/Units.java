package io.loyaltyengine.internal.drl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The other units that a sentence may put a number in: two years are 24 months, and 125 percent a quarter more. */
final class Units {
    private static final Pattern UNIT = Pattern.compile("(?iU)\\s*-?(?:(?<years>year|jahr)|(?<weeks>week|woche)"
            + "|(?<days>day|tag)|(?<months>month|monat)|(?<hours>hour|stunde|h\\b)|(?<thousands>k\\b|tsd|thousand|tausend)"
            + "|(?<cents>cent|ct\\b)|%|per ?cent|prozent|(?<times>x\\b|×|times|fold|fach|mal))");
    private static final List<String> CALENDAR = List.of("day", "week", "month", "year");
    private static final Pattern AFTERNOON = Pattern.compile("(?i)\\bp\\.?m\\b");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Units() {}

    /** What a word such as {@code validMonths} counts: a unit of the calendar, or an empty text. */
    static String counted(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> units = CALENDAR.stream().filter(lower::contains).toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    /** The unit of the calendar that follows a number, or an empty text. */
    static String said(String after) {
        Matcher unit = UNIT.matcher(after);
        return unit.lookingAt()
                ? CALENDAR.stream()
                        .filter(name -> unit.group(name + "s") != null)
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** Whether a number, followed by its unit, says this value. */
    static boolean say(BigDecimal value, BigDecimal number, String after) {
        Matcher unit = UNIT.matcher(after);
        if (!unit.lookingAt()) {
            return AFTERNOON.matcher(after).find() && is(value, number.add(BigDecimal.valueOf(12)));
        }
        if (unit.group("years") != null) {
            return is(value, number.multiply(BigDecimal.valueOf(12)));
        }
        if (unit.group("weeks") != null) {
            return is(value, number.multiply(BigDecimal.valueOf(7)));
        }
        if (unit.group("days") != null) {
            return isMonths(value, number);
        }
        if (unit.group("months") != null) {
            return isMonths(number, value);
        }
        if (unit.group("hours") != null) {
            return is(value.multiply(BigDecimal.valueOf(24)), number);
        }
        if (unit.group("thousands") != null) {
            return is(value, number.multiply(BigDecimal.valueOf(1_000)));
        }
        if (unit.group("cents") != null) {
            return is(value.multiply(HUNDRED), number);
        }
        if (unit.group("times") != null) {
            return is(number.subtract(BigDecimal.ONE).multiply(HUNDRED), value);
        }
        return is(value.multiply(HUNDRED), number)
                || is(value.subtract(BigDecimal.ONE).multiply(HUNDRED), number)
                || is(value.add(HUNDRED), number);
    }

    /** A month has 28 to 31 days. */
    private static boolean isMonths(BigDecimal months, BigDecimal days) {
        return days.compareTo(months.multiply(BigDecimal.valueOf(28))) >= 0
                && days.compareTo(months.multiply(BigDecimal.valueOf(31))) <= 0;
    }

    private static boolean is(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }
}
