package io.loyaltyengine.internal.vocabulary;

import static io.loyaltyengine.internal.vocabulary.CalendarDay.Edge.FIRST;
import static io.loyaltyengine.internal.vocabulary.CalendarDay.Edge.LAST;

import io.loyaltyengine.internal.fast.ShopCalendar;
import io.loyaltyengine.model.Programme;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/** When the transaction happens, in the programme's zone: its own moment, never the clock's. */
public final class TodayFact {
    private final Instant at;
    private final LocalDate day;
    private final Programme programme;
    private final ShopCalendar calendar;
    /** The day as rules write it: of four-digit years the earlier day is the lesser text. Two threads may write the same. */
    private @Nullable String text;

    /**
     * Looks at a moment.
     *
     * @param day that it belongs to, in the programme's zone
     */
    public TodayFact(Instant at, LocalDate day, Programme programme, ShopCalendar calendar) {
        this.at = at;
        this.day = day;
        this.programme = programme;
        this.calendar = calendar;
    }

    @Word(value = "whether it is this day, or a later one", example = "from(\"2026-06-01\")")
    public boolean from(@CalendarDay(FIRST) String first) {
        return text().compareTo(first) >= 0;
    }

    @Word(value = "whether it is this day, or an earlier one", example = "until(\"2026-06-30\")")
    public boolean until(@CalendarDay(LAST) String last) {
        return text().compareTo(last) <= 0;
    }

    @Word(
            value = "whether it is one of these days, the first and the last among them",
            example = "between(\"2026-06-01\", \"2026-06-30\")")
    public boolean between(@CalendarDay(FIRST) String first, @CalendarDay(LAST) String last) {
        return from(first) && until(last);
    }

    @Word("the day of the week, such as `\"SATURDAY\"`")
    @Code(DayOfWeek.class)
    public String weekday() {
        return day.getDayOfWeek().name();
    }

    @Word("the month, such as `\"JUNE\"`")
    @Code(Month.class)
    public String month() {
        return day.getMonth().name();
    }

    @Word(value = "the day of the month, 1 to 31", least = 1, most = 31)
    public long day() {
        return day.getDayOfMonth();
    }

    @Word(value = "the hour of the day, 0 to 23", most = 23)
    public long hour() {
        return calendar.hourOf(at);
    }

    @Word("whether it is one of the `holidays` that `programme.json` names")
    public boolean holiday() {
        return programme.holidays().contains(day);
    }

    /** The day itself. */
    public LocalDate date() {
        return day;
    }

    private String text() {
        String written = text;
        if (written == null) {
            written = day.toString();
            text = written;
        }
        return written;
    }
}
