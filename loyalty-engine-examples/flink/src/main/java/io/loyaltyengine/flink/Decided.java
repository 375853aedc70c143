package io.loyaltyengine.flink;

/**
 * A decision on its way to the sink.
 *
 * @param number the place of its transaction in the topic: files of a sink have no order, lines of one number have
 * @param decision as JSON
 */
public record Decided(long number, String customer, String decision) {
    private static final String BETWEEN = "\t";

    static Decided parse(String line) {
        String[] parts = line.split(BETWEEN, 3);
        return new Decided(Long.parseLong(parts[0]), parts[1], parts[2]);
    }

    /** As a line of a file; there is no tab in JSON. */
    String line() {
        return number + BETWEEN + customer + BETWEEN + decision;
    }
}
