package io.loyaltyengine.examples.scenario;

/** A scenario that cannot be read. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioException(String message) {
        super(message);
    }
}
