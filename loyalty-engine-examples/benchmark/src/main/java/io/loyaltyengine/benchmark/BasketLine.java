package io.loyaltyengine.benchmark;

import io.loyaltyengine.model.Line;

/**
 * A line before coupons take effect, as a fact for rules that join and sum up lines.
 *
 * @param cents what the whole line costs
 */
public record BasketLine(Line line, long cents) {}
