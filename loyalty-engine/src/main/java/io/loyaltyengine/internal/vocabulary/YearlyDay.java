package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.LeapDay;
import io.loyaltyengine.model.Programme;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A day that comes every year, such as a birthday.
 *
 * @param leapDay where it falls if it is 29 February
 */
public record YearlyDay(MonthDay date, LeapDay leapDay) {
    /** As a programme has it. */
    public static YearlyDay of(MonthDay date, Programme programme) {
        return new YearlyDay(date, programme.movesLeapDayTo());
    }

    /** On which day of a year it falls. */
    public LocalDate in(int year) {
        LocalDate day = date.atYear(year);
        boolean moved = day.getDayOfMonth() < date.getDayOfMonth();
        return moved && leapDay == LeapDay.MAR_1 ? day.plusDays(1) : day;
    }

    boolean is(LocalDate day) {
        return in(day.getYear()).equals(day);
    }
}
