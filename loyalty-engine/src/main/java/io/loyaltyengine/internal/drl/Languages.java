package io.loyaltyengine.internal.drl;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What tells English from German, and how both call weekdays and months. */
final class Languages {
    /** What stands between words. */
    static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** Words that the other language does not have. */
    private static final Set<String> ENGLISH = words(
            "the and you your for of with is are points this that from to we have has every each when visit visits"
                    + " purchase us it welcome spent earn earns make makes first our get than more only once");

    private static final Set<String> GERMAN = words(
            "der das und für ist sind dein deine deinen deinem deiner du dich dir mit von bis bei wir nicht punkte"
                    + " ein eine einen einem einer je jede jeden jeder jedes zum zur auf wenn mehr einkauf besuch besuche"
                    + " gutschein sich weil ab im uns bist hast");

    private static final List<String> WEEKDAYS =
            List.of("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag");
    private static final List<String> MONTHS = List.of(
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember");
    /** English words that are months only sometimes. */
    private static final Set<String> AMBIGUOUS = Set.of("May", "March");

    private Languages() {}

    /** How many more words are English than German; negative when most are German. */
    static int lean(String text) {
        int lean = 0;
        for (String word : split(text)) {
            String folded = word.toLowerCase(Locale.ROOT);
            lean += ENGLISH.contains(folded) ? 1 : 0;
            lean -= GERMAN.contains(folded) ? 1 : 0;
        }
        return lean;
    }

    /** Whether it is more than a name, so that two languages must differ. */
    static boolean isSentence(String text) {
        return lean(text) != 0;
    }

    /** The weekdays or months that a sentence names. */
    static Set<Enum<?>> days(String text, boolean german, Class<? extends Enum<?>> type) {
        Set<Enum<?>> named = new LinkedHashSet<>();
        for (String word : split(text)) {
            for (Enum<?> day : type.getEnumConstants()) {
                if (german ? isGerman(word, day) : isEnglish(word, day)) {
                    named.add(day);
                }
            }
        }
        return named;
    }

    /** What a language calls a weekday or a month. */
    static String name(Enum<?> day, boolean german) {
        String lower = german ? germanName(day) : day.name().toLowerCase(Locale.ROOT);
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    private static boolean isEnglish(String word, Enum<?> day) {
        String name = name(day, false);
        return day instanceof Month
                ? word.equals(name) && !AMBIGUOUS.contains(name)
                : word.equals(name) || word.equals(name + "s");
    }

    private static boolean isGerman(String word, Enum<?> day) {
        String folded = word.toLowerCase(Locale.ROOT);
        return day instanceof Month
                ? folded.equals(germanName(day))
                : folded.startsWith(germanName(day)) || (day == DayOfWeek.SATURDAY && folded.startsWith("sonnabend"));
    }

    private static String germanName(Enum<?> day) {
        return day instanceof DayOfWeek weekday
                ? WEEKDAYS.get(weekday.getValue() - 1)
                : MONTHS.get(((Month) day).getValue() - 1);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private static List<String> split(String text) {
        return Arrays.asList(NO_LETTERS.split(text, -1));
    }
}
