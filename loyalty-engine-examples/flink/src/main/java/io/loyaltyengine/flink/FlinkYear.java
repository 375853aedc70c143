package io.loyaltyengine.flink;

import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.RetailYear;
import io.loyaltyengine.examples.retail.DecisionLog;
import io.loyaltyengine.workbench.data.OnlineRetail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Runs a retail year through Flink, as a stream that fails once and as a replay, and compares it with one machine. */
public final class FlinkYear {
    private static final int SUBTASKS = 2;
    private static final int CHECKPOINTS = 8;

    private final Optional<Path> file;
    private final Path directory;
    private final List<Announced> announced;
    private final long size;

    /**
     * A year.
     *
     * @param file as for the retail year; the bundled sample without it
     * @param directory for decisions and checkpoints
     */
    FlinkYear(Optional<Path> file, Path directory, List<Announced> announced) throws IOException {
        this.file = file;
        this.directory = directory;
        this.announced = announced;
        this.size = Topic.retail(file).posted().size();
    }

    public static void main(String[] args) throws Exception {
        Optional<Path> file = Stream.of(args).findFirst().map(Path::of);
        OnlineRetail retail = Topic.retail(file);
        System.out.println("One machine:  " + DecisionLog.of(retail, RetailYear.engine(RetailYear.rules())::evaluate));
        FlinkYear year = new FlinkYear(
                file, Files.createTempDirectory("flink-year"), List.of(Announced.of(Instant.EPOCH, broken())));
        System.out.println("Flink:        " + year.run(RuntimeExecutionMode.STREAMING));
        System.out.println("Flink, again: " + year.run(RuntimeExecutionMode.BATCH));
    }

    private static RuleSource broken() {
        TreeMap<String, String> files = new TreeMap<>(RetailYear.rules().files());
        files.computeIfPresent("badges.drl", (name, text) -> text.replace("visits", "vists"));
        return RuleSource.of(files);
    }

    /** Streaming fails once, in the middle; batch reads all announced rules first and each customer in one go. */
    Outcome run(RuntimeExecutionMode mode) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(SUBTASKS, configuration(mode));
        Path decisions = Files.createTempDirectory(directory, "decisions");
        Path refusals = Files.createTempDirectory(directory, "refusals");
        SingleOutputStreamOperator<Decided> decided = environment
                .fromSource(topic(mode), inOrder(), "transactions")
                .setParallelism(1) // As one partition of a topic: all of a customer come in the order of their numbers.
                .keyBy(Slip::customer)
                .connect(environment
                        .fromData(TypeInformation.of(Announced.class), announced.toArray(Announced[]::new))
                        .broadcast(Deciding.RULES))
                .process(new Deciding(RetailYear.rules()));
        decided.map(new Mishap(mode == RuntimeExecutionMode.STREAMING ? size / 2 : Long.MAX_VALUE))
                .map(Decided::line)
                .sinkTo(files(decisions));
        decided.getSideOutput(Deciding.REFUSED).sinkTo(files(refusals));
        JobExecutionResult result = environment.execute();
        return new Outcome(log(decisions), committed(refusals), result.getAccumulatorResult(Mishap.RESTARTS));
    }

    private Configuration configuration(RuntimeExecutionMode mode) {
        return new Configuration()
                .set(ExecutionOptions.RUNTIME_MODE, mode)
                .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE)
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100))
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        directory.resolve("checkpoints").toUri().toString())
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3)
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    }

    /** As a stream, so much between two checkpoints that the year has some of them, on a slow machine and on a fast one. */
    private DataGeneratorSource<Slip> topic(RuntimeExecutionMode mode) {
        return new DataGeneratorSource<>(
                new Topic(file),
                size,
                mode == RuntimeExecutionMode.STREAMING
                        ? RateLimiterStrategy.perCheckpoint(Math.toIntExact(size / CHECKPOINTS + 1))
                        : RateLimiterStrategy.noOp(),
                TypeInformation.of(Slip.class));
    }

    /** Several transactions can have the same moment, none have the same number: batch sorts by it. */
    private static WatermarkStrategy<Slip> inOrder() {
        return WatermarkStrategy.<Slip>forMonotonousTimestamps().withTimestampAssigner((slip, before) -> slip.number());
    }

    /** What a checkpoint has confirmed is visible, and nothing else. */
    private static FileSink<String> files(Path directory) {
        return FileSink.forRowFormat(
                        new org.apache.flink.core.fs.Path(directory.toUri()), new SimpleStringEncoder<String>())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build();
    }

    private static DecisionLog log(Path directory) throws IOException {
        DecisionLog log = new DecisionLog();
        committed(directory).stream()
                .map(Decided::parse)
                .sorted(Comparator.comparingLong(Decided::number))
                .forEach(decided -> log.add(decided.customer(), decided.decision()));
        return log;
    }

    private static List<String> committed(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .flatMap(FlinkYear::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path path) {
        try {
            return Files.readAllLines(path).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What came of a run.
     *
     * @param refused why rules or transactions were refused, line by line
     */
    record Outcome(DecisionLog decisions, List<String> refused, int restarts) {
        @Override
        public String toString() {
            return decisions + ", restarts: " + restarts + ", refused: " + String.join(" ", refused);
        }
    }
}
