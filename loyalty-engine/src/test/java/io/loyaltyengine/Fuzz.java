package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Breaks texts, so many as it is told to and {@code -Dfuzz.times=…} as often; {@code -Dfuzz.seed=…} repeats an earlier run.
 */
public final class Fuzz {
    private static final int TIMES = Integer.getInteger("fuzz.times", 1);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextInt(1_000_000));
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("\"[^\"\\n]*\"|[\\w$.]+|[^\\w\\s]");
    private static final List<String> STRAY = List.of(
            "",
            "null",
            "true",
            "0",
            "-1",
            "-0",
            "1E9",
            "1E999999999",
            "0.001",
            "1e-400",
            "9223372036854775808",
            "NaN",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\\",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ",",
            ":",
            ";",
            "!",
            "/*",
            "//",
            "\n",
            "\r",
            "\u0000",
            "\u00a0",
            "\u202e",
            "\ufeff",
            "\ud83d",
            "[[[[[[[[[[[[[[[[",
            "((((((((((((((((",
            "@",
            "$x",
            "decide.",
            "rule \"R\"",
            "end",
            "when",
            "then",
            "2200-12-31",
            "\"+999999999-12-31T00:00:00Z\"");

    private final Random random = new Random(SEED);
    private final List<String> seeds;

    public Fuzz(List<String> seeds) {
        this.seeds = seeds;
    }

    /** Tries broken versions of all seeds, each in good time. */
    public void each(int tries, Consumer<String> trial) {
        long all = (long) tries * TIMES;
        for (long i = 0; i < all; i++) {
            String text = one(seeds);
            for (int slips = 1 + random.nextInt(5); slips > 0; slips--) {
                text = broken(text);
            }
            attempt(i, text, trial);
        }
    }

    private static void attempt(long number, String text, Consumer<String> trial) {
        long start = System.nanoTime();
        try {
            trial.accept(text);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("-Dfuzz.seed=" + SEED + ", try " + number + ", on:\n" + text, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("-Dfuzz.seed=%s, try %s", SEED, number)
                .isLessThan(BOUND);
    }

    private String broken(String text) {
        if (random.nextInt(3) == 0) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(4));
            String put = random.nextBoolean() ? one(STRAY) : String.valueOf((char) random.nextInt(0x10000));
            return text.substring(0, from) + put + text.substring(to);
        }
        List<MatchResult> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return one(seeds);
        }
        int at = random.nextInt(tokens.size());
        MatchResult from = tokens.get(at);
        // A word, or some words together: what stands between is a part of the structure.
        MatchResult to =
                tokens.get(Math.min(tokens.size() - 1, at + (random.nextInt(4) == 0 ? random.nextInt(40) : 0)));
        String before = text.substring(0, from.start());
        String part = text.substring(from.start(), to.end());
        String after = text.substring(to.end());
        return switch (random.nextInt(5)) {
            case 0 -> before + after;
            case 1 -> before + part + (random.nextBoolean() ? "," : " ") + part + after;
            case 2 -> before + one(STRAY) + after;
            case 3 -> before + word(text) + after;
            default -> before + word(one(seeds)) + " " + part + after;
        };
    }

    private String word(String text) {
        List<MatchResult> tokens = tokens(text);
        return tokens.isEmpty() ? "" : tokens.get(random.nextInt(tokens.size())).group();
    }

    private static List<MatchResult> tokens(String text) {
        return TOKEN.matcher(text).results().toList();
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
