package io.loyaltyengine.testkit;

/**
 * What is wrong with a scenario, or with a file of scenarios, so that it cannot be tried.
 *
 * @param file the name of the file, such as {@code points.yaml}
 * @param line in which the scenario begins, counted from 1; 0 when the file as a whole is meant
 * @param message what is wrong, with file and scenario before it
 */
public record ScenarioProblem(String file, int line, String message) {
    /** The message, which names file and scenario. */
    @Override
    public String toString() {
        return message;
    }
}
