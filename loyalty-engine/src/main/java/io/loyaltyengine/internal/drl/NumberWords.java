package io.loyaltyengine.internal.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers that sentences spell out: {@code twenty-five}, {@code fünfundzwanzig}, {@code doppelt}. */
final class NumberWords {
    private static final Map<String, Integer> ENGLISH = numbered(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                    + " eighteen nineteen",
            "twenty thirty forty fifty sixty seventy eighty ninety");
    private static final Map<String, Integer> GERMAN = numbered(
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
                    + " achtzehn neunzehn",
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig");
    private static final Map<String, Integer> OTHERS = Map.ofEntries(
            Map.entry("twice", 2),
            Map.entry("double", 2),
            Map.entry("doubled", 2),
            Map.entry("triple", 3),
            Map.entry("thrice", 3),
            Map.entry("dozen", 12),
            Map.entry("doppelt", 2),
            Map.entry("doppelte", 2),
            Map.entry("dutzend", 12));
    private static final Pattern TIMES = Pattern.compile("(fach|mal)(e[nmrs]?|ig|s)?$");
    private static final Pattern ORDINAL = Pattern.compile("s?te[nmrs]?$");
    /** What can mean several numbers is only ever taken for the right one. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "half", List.of("0.5", "50", "2"),
            "quarter", List.of("0.25", "25", "4"),
            "halb", List.of("0.5", "50", "2"),
            "hälfte", List.of("0.5", "50", "2"),
            "viertel", List.of("0.25", "25", "4"),
            "drittel", List.of("3"),
            "third", List.of("3"));

    /**
     * A number that a sentence may say.
     *
     * @param sure whether it can be nothing else
     */
    record Spelled(String word, BigDecimal value, boolean sure) {}

    private NumberWords() {}

    /** All that a sentence spells out, in its order. */
    static List<Spelled> in(String sentence, boolean german) {
        List<Spelled> found = new ArrayList<>();
        String[] words = Languages.NO_LETTERS.split(sentence.toLowerCase(Locale.ROOT), -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
                if (word.startsWith(part.getKey())) {
                    part.getValue().forEach(value -> found.add(new Spelled(word, new BigDecimal(value), false)));
                }
            }
            if (german) {
                german(word).ifPresent(found::add);
            } else {
                i = english(words, i, found);
            }
        }
        return found;
    }

    /** Reads on as long as words belong to one number; where the last of them stands. */
    private static int english(String[] words, int from, List<Spelled> found) {
        long sum = 0;
        int at = from;
        String said = "";
        while (at < words.length) {
            int value = ENGLISH.getOrDefault(words[at], 0);
            long factor = words[at].equals("hundred") ? 100 : words[at].equals("thousand") ? 1_000 : 0;
            boolean goesOn = value > 0 && (sum == 0 || (sum % 10 == 0 && value < 10) || sum % 100 == 0);
            if (goesOn) {
                sum += value;
            } else if (factor > 0) {
                sum = Math.max(1, sum) * factor;
            } else {
                break;
            }
            said = (said + " " + words[at++]).strip();
        }
        if (!said.isEmpty()) {
            boolean vague = said.equals("hundred") || said.equals("thousand");
            found.add(new Spelled(said, BigDecimal.valueOf(sum), !vague));
            return at - 1;
        }
        other(words[from], ENGLISH, "fold", "th").ifPresent(found::add);
        return from;
    }

    private static Optional<Spelled> german(String word) {
        long plain = compound(word);
        if (plain > 1) {
            boolean vague = word.equals("hundert") || word.equals("tausend");
            return Optional.of(new Spelled(word, BigDecimal.valueOf(plain), !vague));
        }
        String stem = TIMES.matcher(word).replaceFirst("");
        long times = stem.equals(word) ? 0 : compound(stem);
        if (times > 1) {
            return Optional.of(new Spelled(word, BigDecimal.valueOf(times), true));
        }
        long ordinal = compound(ORDINAL.matcher(word).replaceFirst(""));
        return ordinal > 1
                ? Optional.of(new Spelled(word, BigDecimal.valueOf(ordinal), false))
                : other(word, GERMAN, "", "");
    }

    /** A German number, written in one word; 0 if it is none. */
    private static long compound(String written) {
        String word =
                written.replace("dreissig", "dreißig").replace("fuenf", "fünf").replace("zwoelf", "zwölf");
        for (String unit : new String[] {"tausend", "hundert"}) {
            int at = word.indexOf(unit);
            if (at >= 0) {
                String before = word.substring(0, at);
                String rested = word.substring(at + unit.length());
                String after = rested.startsWith("und") ? rested.substring(3) : rested;
                long factor = before.isEmpty() || before.equals("ein") ? 1 : compound(before);
                long rest = after.isEmpty() ? 0 : compound(after);
                boolean reads = factor > 0 && (rest > 0 || after.isEmpty());
                return reads ? factor * (unit.equals("tausend") ? 1_000 : 100) + rest : 0;
            }
        }
        int und = word.indexOf("und", 1);
        if (und > 0) {
            String before = word.substring(0, und);
            long one = before.equals("ein") ? 1 : GERMAN.getOrDefault(before, 0);
            long ten = GERMAN.getOrDefault(word.substring(und + 3), 0);
            return one > 0 && one < 10 && ten >= 20 ? one + ten : 0;
        }
        return GERMAN.getOrDefault(word, 0);
    }

    /** Words of their own, and numbers with an ending; an ordinal may mean something else. */
    private static Optional<Spelled> other(String word, Map<String, Integer> numbers, String times, String ordinal) {
        Integer value = OTHERS.get(word);
        if (value != null) {
            return Optional.of(new Spelled(word, BigDecimal.valueOf(value), true));
        }
        for (String ending : new String[] {times, ordinal}) {
            if (!ending.isEmpty() && word.endsWith(ending)) {
                Integer stem = numbers.get(word.substring(0, word.length() - ending.length()));
                if (stem != null) {
                    return Optional.of(new Spelled(word, BigDecimal.valueOf(stem), ending.equals(times)));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Integer> numbered(String fromTwo, String tensFromTwenty) {
        Map<String, Integer> numbers = new HashMap<>();
        int value = 2;
        for (String word : fromTwo.split(" ", -1)) {
            numbers.put(word, value++);
        }
        for (String word : tensFromTwenty.split(" ", -1)) {
            numbers.put(word, value);
            value += 10;
        }
        return numbers;
    }
}
