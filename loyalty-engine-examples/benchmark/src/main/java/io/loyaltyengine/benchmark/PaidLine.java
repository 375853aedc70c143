package io.loyaltyengine.benchmark;

/**
 * A line once coupons have taken effect, as a fact for rules that join and sum up lines.
 *
 * @param cents what was paid for the whole line
 */
public record PaidLine(String category, int units, long cents) {}
