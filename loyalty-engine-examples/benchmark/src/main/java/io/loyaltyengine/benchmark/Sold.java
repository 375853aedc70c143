package io.loyaltyengine.benchmark;

/**
 * What was bought, summed up: the fact for engines whose rules sum up nothing themselves.
 *
 * @param tier of the customer before the purchase
 * @param paid for everything, in cents
 * @param coffee units of it
 */
public record Sold(Occasion occasion, String tier, long paid, int coffee) {}
