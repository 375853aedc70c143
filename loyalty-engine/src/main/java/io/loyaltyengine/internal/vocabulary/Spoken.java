package io.loyaltyengine.internal.vocabulary;

import io.loyaltyengine.model.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Something that reads otherwise in every language. Formats are spelled out here, because a platform's own change between its
 * versions and a decision must read the same for ever.
 *
 * @param plain for programs
 * @param text for people
 */
public record Spoken(String plain, Sentence text) {
    private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** A moment by the clocks of a zone; where a day begins, the day alone. */
    public static Spoken moment(Instant moment, ZoneId zone) {
        ZonedDateTime clocks = moment.atZone(zone);
        LocalDate day = clocks.toLocalDate();
        String time = isStart(clocks) ? "" : " " + TIME.format(clocks);
        return new Spoken(moment.toString(), new Sentence(day + time, german(day) + time));
    }

    /** The first moment after something; where a day begins, the last day before it. */
    public static Spoken end(Instant end, ZoneId zone) {
        ZonedDateTime clocks = end.atZone(zone);
        if (!isStart(clocks)) {
            return moment(end, zone);
        }
        LocalDate last = clocks.toLocalDate().minusDays(1);
        return new Spoken(end.toString(), new Sentence(last.toString(), german(last)));
    }

    private static boolean isStart(ZonedDateTime clocks) {
        return clocks.equals(clocks.toLocalDate().atStartOfDay(clocks.getZone()));
    }

    /** A day as Germans write it. */
    public static String german(LocalDate day) {
        return GERMAN_DAY.format(day);
    }

    @Override
    public String toString() {
        return plain;
    }
}
