package io.loyaltyengine.benchmark;

/**
 * What has been measured of one case; medians of all iterations.
 *
 * @param throughput evaluations in a microsecond on the clock, by all threads together
 * @param time the {@link ProcessorTime} of one evaluation
 * @param bytes allocated for one evaluation
 */
record Figures(double throughput, double time, double bytes) {}
