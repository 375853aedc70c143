package io.loyaltyengine.workbench.data;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Work of several threads, handed out in the order of what it came from. */
public final class InOrder<T, R> implements Iterator<R>, AutoCloseable {
    /** So much is begun for each thread before the first is asked for: one long piece of work keeps nobody waiting. */
    private static final int AHEAD = 16;

    private final int limit;
    private final Function<T, R> work;
    private final Iterator<T> todo;
    private final ExecutorService workers;
    private final Queue<CompletableFuture<R>> begun = new ArrayDeque<>();

    /** Begins the first pieces of work when the first is asked for. */
    public InOrder(int threads, Function<T, R> work, Iterator<T> todo) {
        this.limit = Math.multiplyExact(threads, AHEAD);
        this.work = work;
        this.todo = todo;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    @Override
    public boolean hasNext() {
        while (begun.size() < limit && todo.hasNext()) {
            T next = todo.next();
            begun.add(CompletableFuture.supplyAsync(() -> work.apply(next), workers));
        }
        return !begun.isEmpty();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return begun.remove().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
