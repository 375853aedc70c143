package io.loyaltyengine.benchmark;

/**
 * What has been measured of one case.
 *
 * @param throughput evaluations in a microsecond on the clock, by all threads together
 * @param time the {@link ProcessorTime} of one evaluation
 * @param bytes allocated for one evaluation
 */
record Figures(double throughput, double time, double bytes) {
    /** The better of each. */
    Figures best(Figures other) {
        return new Figures(
                Math.max(throughput, other.throughput), Math.min(time, other.time), Math.min(bytes, other.bytes));
    }
}
