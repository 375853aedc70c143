package io.loyaltyengine.benchmark;

import java.time.LocalDate;

/**
 * A day on which the customer bought something, as a fact for rules that sum up days.
 *
 * @param cents what was spent on that day, as far as it counts
 */
public record ShoppingDay(LocalDate day, long cents) {}
