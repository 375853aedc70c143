package io.loyaltyengine.benchmark;

import java.time.DayOfWeek;

/**
 * When the customer comes, as a fact.
 *
 * @param weekday where the shop is
 * @param visitedToday whether a visit has been counted on that day before
 */
public record Occasion(DayOfWeek weekday, boolean visitedToday) {}
