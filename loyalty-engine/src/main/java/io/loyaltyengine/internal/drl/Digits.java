package io.loyaltyengine.internal.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a sentence writes in digits.
 *
 * @param before some of what stands before it
 * @param after some of what follows it
 */
record Digits(String number, String before, String after) {
    /** Not within a word such as {@code COFFEE5}, nor the minutes of a time; thousands may stand apart. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}0-9])(?<!\\p{L}-)(?<![0-9]:)(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:[.,'’][0-9]+)*)");

    private static final Pattern TIME = Pattern.compile("(?iU)(:[0-9]{2}|\\s*(uhr|o'clock|[ap]\\.?m)\\b)");
    private static final Pattern SHARE =
            Pattern.compile("(?iU)^\\W*(%|(\\w+\\W+)?(per|for|each|every|times|with|as|is|percent|most|least"
                    + "|je|pro|fürs?|beim?|mit|als|sobald|prozent|höchstens|mindestens|fach|mal|geht)\\b)");
    private static final Pattern OF_EACH =
            Pattern.compile("(?iU)\\b(every|each|per|je|least|most|mindestens|höchstens)\\W*$");
    private static final Pattern YEAR = Pattern.compile("(19|2[01])[0-9]{2}");
    private static final Pattern SEPARATOR = Pattern.compile("[^0-9]");
    private static final int CONTEXT = 24;

    /** All numbers of a sentence, in its order. */
    static List<Digits> in(String sentence) {
        List<Digits> found = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(sentence);
        while (matcher.find()) {
            found.add(new Digits(
                    matcher.group(),
                    sentence.substring(Math.max(0, matcher.start() - CONTEXT), matcher.start()),
                    sentence.substring(matcher.end(), Math.min(sentence.length(), matcher.end() + CONTEXT))));
        }
        return found;
    }

    boolean isYear() {
        return YEAR.matcher(number).matches();
    }

    boolean isTime() {
        return TIME.matcher(after).lookingAt();
    }

    /** So many for something, or percent, or times: what a rule gives is told so. */
    boolean isShare() {
        return SHARE.matcher(after).find() || OF_EACH.matcher(before).find();
    }

    /** What it can stand for: {@code 1.000} is a thousand or one, {@code 9,99} is 9.99, and {@code 30.6.2027} a day. */
    List<List<BigDecimal>> readings() {
        String[] parts = SEPARATOR.split(number, -1);
        String last = parts[parts.length - 1];
        List<List<BigDecimal>> readings = new ArrayList<>();
        if (parts.length == 1 || last.length() == 3) {
            readings.add(List.of(new BigDecimal(String.join("", parts))));
        }
        if (parts.length > 1) {
            String whole = String.join("", Arrays.copyOf(parts, parts.length - 1));
            readings.add(List.of(new BigDecimal(whole + "." + last)));
            readings.add(Arrays.stream(parts).map(BigDecimal::new).toList());
        }
        return readings;
    }
}
