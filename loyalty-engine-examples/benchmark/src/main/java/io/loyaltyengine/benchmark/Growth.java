package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Evaluation;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one evaluation by the engine costs as one thing becomes more while all others stay as they are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Growth {
    private Supplier<Evaluation> evaluation = () -> {
        throw new IllegalStateException("Nothing has grown yet.");
    };

    /** What grows, and how many there are of it. */
    @Param("LINES 1")
    public String size = "LINES 1";

    @Setup
    public void grow() {
        String[] words = size.split(" ", 2);
        evaluation = Situation.of(Situation.Growing.valueOf(words[0]), Integer.parseInt(words[1]))::decided;
        WarmUp.with(evaluation);
    }

    @Benchmark
    public Evaluation evaluate() {
        return evaluation.get();
    }
}
