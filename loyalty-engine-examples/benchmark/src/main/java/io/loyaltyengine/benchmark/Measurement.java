package io.loyaltyengine.benchmark;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in rounds. In every round each case runs once, in a JVM of its own; so whatever else the machine does
 * in these minutes meets all cases alike. Such a disturbance only ever makes slower: of each case the best iteration
 * counts.
 */
final class Measurement {
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Effort effort;
    private final PrintWriter progress;

    /** Prepares a measurement that says on {@code progress} how far it is. */
    Measurement(Effort effort, PrintWriter progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * How long to measure, in seconds where it is not rounds. Though all is compiled before, what JMH wraps around it is
     * compiled with it once more: that took up to five seconds.
     */
    enum Effort {
        SHORT(1, 6, 3),
        LONG(5, 6, 10);

        private final int rounds;
        private final int warmup;
        private final int seconds;

        Effort(int rounds, int warmup, int seconds) {
            this.rounds = rounds;
            this.warmup = warmup;
            this.seconds = seconds;
        }
    }

    /**
     * What is measured: a benchmark method, with its parameter.
     *
     * @param parameter empty if there is none
     */
    record Case(String benchmark, String parameter, int threads) implements Comparable<Case> {
        private static Case of(RunResult result) {
            String name = result.getParams().getBenchmark();
            String parameter = String.join(
                    " ",
                    result.getParams().getParamsKeys().stream()
                            .map(result.getParams()::getParam)
                            .toList());
            return new Case(
                    name.substring(name.lastIndexOf('.') + 1),
                    parameter,
                    result.getParams().getThreads());
        }

        @Override
        public int compareTo(Case other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Runs every benchmark of a class with all values of a parameter and each number of threads. */
    Map<Case, Figures> measure(Class<?> benchmarks, String parameter, List<String> values, int... threads)
            throws RunnerException {
        Map<Case, Figures> best = new TreeMap<>();
        for (int round = 1; round <= effort.rounds; round++) {
            for (int count : threads) {
                progress.printf(
                        "%s, round %d of %d, %d thread(s) ...%n",
                        benchmarks.getSimpleName(), round, effort.rounds, count);
                progress.flush();
                for (RunResult result : new Runner(options(benchmarks, parameter, values, count)).run()) {
                    for (IterationResult iteration : iterations(result)) {
                        best.merge(Case.of(result), figures(iteration), Figures::best);
                    }
                }
            }
        }
        return best;
    }

    /** What an iteration has given. */
    private static Figures figures(IterationResult iteration) {
        return new Figures(
                iteration.getPrimaryResult().getScore(),
                secondary(iteration, ProcessorTime.LABEL),
                secondary(iteration, BYTES));
    }

    private static double secondary(IterationResult iteration, String label) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(label))
                .getScore();
    }

    private static List<IterationResult> iterations(RunResult result) {
        List<IterationResult> iterations = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            iterations.addAll(fork.getIterationResults());
        }
        return iterations;
    }

    private Options options(Class<?> benchmarks, String parameter, List<String> values, int threads) {
        return new OptionsBuilder()
                .include("^" + benchmarks.getName() + "\\.")
                .param(parameter, values.toArray(String[]::new))
                .threads(threads)
                .forks(1)
                .warmupIterations(effort.warmup)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(effort.seconds)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms2g", "-Xmx2g")
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
