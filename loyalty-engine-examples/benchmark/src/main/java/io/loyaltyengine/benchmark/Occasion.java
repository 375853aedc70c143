package io.loyaltyengine.benchmark;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * When the customer comes, as a fact.
 *
 * @param weekday where the shop is
 * @param visitedToday whether a visit has been counted on that day before
 * @param twelveMonthsAgo the day after which the last twelve months begin
 */
public record Occasion(DayOfWeek weekday, boolean visitedToday, LocalDate twelveMonthsAgo) {}
