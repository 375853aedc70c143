package io.loyaltyengine.internal.base;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Lets work be done on a thread of its own, which nobody interrupts.
 *
 * <p>On an interrupted thread Drools leaves out rules without a word, and files close in the middle. Whoever interrupts
 * the caller's thread has something else in mind, and finds its flag as it has left it.
 */
public final class Undisturbed {
    private Undisturbed() {}

    /** What is to be done. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T done() throws X;
    }

    /** Does the work and waits for it, however often this thread is interrupted. */
    public static <T, X extends Exception> T call(Work<T, X> work) throws X {
        FutureTask<T> task = new FutureTask<>(work::done);
        // Without the values that are inherited from thread to thread: what is done is none of the caller's business.
        Thread thread = new Thread(null, task, "loyalty-engine", 0, false);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw Undisturbed.<X>asThrown(Objects.requireNonNull(e.getCause()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // Work throws what it declares, and what is unchecked.
    private static <X extends Exception> X asThrown(Throwable thrown) throws X {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (X) thrown;
    }
}
