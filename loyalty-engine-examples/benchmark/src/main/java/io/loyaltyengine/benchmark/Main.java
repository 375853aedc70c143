package io.loyaltyengine.benchmark;

import io.loyaltyengine.benchmark.Measurement.Effort;
import io.loyaltyengine.benchmark.Situation.Growing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures and prints tables. Everything comes from one run, so that the rows of a table can be compared. */
@Command(
        name = "benchmark",
        description = "Measures how fast loyalty is decided, and prints tables of ratios.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "GROUP",
            defaultValue = "contest",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private List<Group> groups = new ArrayList<>();

    @Option(names = "--long", description = "Measure for half an hour instead of a few minutes.")
    private boolean thorough;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ROW",
            description = "Of what grows, measure these rows alone: ${COMPLETION-CANDIDATES}.")
    private List<Growing> only = new ArrayList<>();

    @Option(names = "--java-25", paramLabel = "HOME", description = "A Java 25, to start a till there too.")
    private @Nullable Path newerJava;

    /** What can be measured. */
    enum Group {
        /** The engine beside plain Java and other rule engines. */
        CONTEST,
        /** The engine with more and more rules, coupons, lines, lots and so on. */
        GROWTH,
        /** A till from the start of its JVM to its end. */
        START_UP
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws RunnerException, IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Measurement measurement = new Measurement(thorough ? Effort.LONG : Effort.SHORT, err);
        for (Group group : groups) {
            switch (group) {
                case CONTEST -> {
                    requireAgreement();
                    out.println(Table.ofContest(measurement.measure(Contest.class, "way", ways(), 1, 2)));
                }
                case GROWTH -> out.println(Table.ofGrowth(measurement.measure(Growth.class, "size", sizes(), 1)));
                case START_UP -> out.println(StartUp.measured(thorough ? 41 : 11, Optional.ofNullable(newerJava), err));
            }
        }
        out.printf(
                "%nJava %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        return CommandLine.ExitCode.OK;
    }

    private static List<String> ways() {
        return Stream.of(Way.values()).map(Way::name).toList();
    }

    private List<String> sizes() {
        return Stream.of(Growing.values())
                .filter(growing -> only.isEmpty() || only.contains(growing))
                .flatMap(growing -> growing.sizes().stream())
                .toList();
    }

    /** What does not do the same work must not be measured against each other. */
    private static void requireAgreement() {
        Agreement agreement = new Agreement();
        for (Way way : Way.values()) {
            Optional<String> disagreement = agreement.disagreement(agreement.contender(way));
            if (disagreement.isPresent()) {
                throw new IllegalStateException(way + " does not decide as the engine does. " + disagreement.get());
            }
        }
    }
}
