package io.loyaltyengine;

import io.loyaltyengine.model.Evaluation;
import java.util.function.Supplier;

/**
 * Stands around each evaluation of an engine, to time it, to count what it gave, or to say which transaction a log is about.
 *
 * <p>The engine asks no clock and counts nothing; whoever wants that looks here. Called on the thread that asks for the
 * evaluation, so it must be as thread-safe as the engine. What it throws, the caller gets.
 */
@FunctionalInterface
public interface EvaluationObserver {
    /**
     * Lets an evaluation happen, and hands on what came of it.
     *
     * <p>Progress and trace are computed when they are looked at: who does not need them leaves them alone.
     *
     * @param evaluating to be asked once; throws what the caller is to get
     * @return what it answered
     */
    Evaluation observe(Supplier<Evaluation> evaluating);
}
