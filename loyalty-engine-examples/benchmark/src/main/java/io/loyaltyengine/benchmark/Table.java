package io.loyaltyengine.benchmark;

import io.loyaltyengine.benchmark.Measurement.Case;
import io.loyaltyengine.benchmark.Situation.Growing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts what was measured beside each other, as ratios: they hold on other machines, microseconds do not. */
final class Table {
    private static final double NANOS_PER_MICRO = 1_000;

    private Table() {}

    /** The contenders against plain Java and against the engine; in Markdown. */
    static String ofContest(Map<Case, Figures> figures) {
        Figures byHand = contender(figures, Way.BY_HAND, 1);
        Figures engine = contender(figures, Way.ENGINE, 1);
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "contender",
                "time (by hand = 1)",
                "throughput (engine = 1)",
                "2 threads (1 thread = 1)",
                "bytes per evaluation"));
        lines.add("|---|---:|---:|---:|---:|");
        for (Way way : Way.values()) {
            Figures alone = contender(figures, way, 1);
            lines.add(row(
                    way.label(),
                    ratio(alone.time() / byHand.time()),
                    ratio(alone.throughput() / engine.throughput()),
                    ratio(contender(figures, way, 2).throughput() / alone.throughput()),
                    bytes(alone)));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Time is processor time, garbage collection included; throughput is by the clock. By hand, one evaluation"
                        + " took %.1f microseconds of the processor here.",
                byHand.time() / NANOS_PER_MICRO));
        return String.join(System.lineSeparator(), lines);
    }

    /** What the engine costs as things become more, against the fewest of them; in Markdown. */
    static String ofGrowth(Map<Case, Figures> figures) {
        List<String> lines = new ArrayList<>();
        lines.add(row("what grows", "how many", "time (fewest = 1)", "bytes (fewest = 1)", "bytes per evaluation"));
        lines.add("|---|---:|---:|---:|---:|");
        for (Growing growing : Growing.values()) {
            Map<Integer, Figures> sizes = sizes(growing, figures);
            if (sizes.isEmpty()) {
                continue;
            }
            Figures fewest = sizes.values().iterator().next();
            sizes.forEach((size, of) -> lines.add(row(
                    growing.label(),
                    String.format(Locale.ROOT, "%,d", size),
                    ratio(of.time() / fewest.time()),
                    ratio(of.bytes() / fewest.bytes()),
                    bytes(of))));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** What grows by its number, the fewest first. */
    private static Map<Integer, Figures> sizes(Growing growing, Map<Case, Figures> figures) {
        Map<Integer, Figures> sizes = new TreeMap<>();
        figures.forEach((of, measured) -> {
            String[] words = of.parameter().split(" ", 2);
            if (words[0].equals(growing.name())) {
                sizes.put(Integer.valueOf(words[1]), measured);
            }
        });
        return sizes;
    }

    private static Figures contender(Map<Case, Figures> figures, Way way, int threads) {
        return Objects.requireNonNull(figures.get(new Case("decide", way.name(), threads)));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String bytes(Figures figures) {
        return String.format(Locale.ROOT, "%,.0f", figures.bytes());
    }
}
