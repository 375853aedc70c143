package io.loyaltyengine.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a JVM become as fast as it will be. How long that takes depends on how large the code is and on what is left of the
 * processor for the compiler, so a fixed time would be unfair to large code on a busy machine.
 */
final class WarmUp {
    private static final long STEP = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(90);
    private static final int QUIET_STEPS = 2;
    private static final long QUIET_MILLIS = 10;

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Supplier<?> work;
    /** Kept, so that nobody can think the work is for nothing. */
    @SuppressWarnings("UnusedVariable")
    private volatile Optional<Object> result = Optional.empty();

    private WarmUp(Supplier<?> work) {
        this.work = work;
    }

    /** Repeats the work until the compiler has next to nothing more to do. */
    static void with(Supplier<?> work) {
        new WarmUp(work).run();
    }

    private void run() {
        long begin = System.nanoTime();
        int quiet = 0;
        while (quiet < QUIET_STEPS && System.nanoTime() - begin < LONGEST) {
            long before = compiler.getTotalCompilationTime();
            step();
            quiet = compiler.getTotalCompilationTime() - before < QUIET_MILLIS ? quiet + 1 : 0;
        }
    }

    /** Works for a second of this thread's own processor time. */
    private void step() {
        long end = threads.getCurrentThreadCpuTime() + STEP;
        while (threads.getCurrentThreadCpuTime() < end) {
            result = Optional.of(work.get());
        }
    }
}
