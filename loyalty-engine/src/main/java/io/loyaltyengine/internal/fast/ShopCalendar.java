package io.loyaltyengine.internal.fast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days of the shop. Looking up when clocks change takes longer than all else about a day, and transactions mostly ask
 * for the same few days: so what was found is remembered, spread over many places: if all wrote to one, threads that ask
 * for different days would wait for each other. Thread-safe.
 */
public final class ShopCalendar {
    /** Seconds of a day on which no clock is changed. */
    private static final int DAY = 24 * 60 * 60;

    private static final int HOUR = 60 * 60;

    /** As many days are remembered; of those that share a place the latest. */
    private static final int DAYS = 1024;

    /** As many stretches of time know which season they are in; of those that share a place the latest. */
    private static final int STRETCHES = 1024;

    /** A stretch has 2 to this power of seconds, some 36 hours: few have more than one season. */
    private static final int STRETCH = 17;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final @Nullable Season[] seasons = new Season[STRETCHES];
    private final @Nullable Day[] days = new Day[DAYS];

    /** The time from one change of the clocks to the next. */
    private record Season(Instant from, Instant until, ZoneOffset offset) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /**
     * A day with the first moment after it.
     *
     * @param number days since 1970
     */
    private record Day(long number, LocalDate date, Optional<Instant> end) {}

    public ShopCalendar(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /** How far clocks in the shop are from UTC. */
    public ZoneOffset offsetAt(Instant moment) {
        int place = (int) (moment.getEpochSecond() >> STRETCH) & (STRETCHES - 1);
        Season season = seasons[place];
        if (season == null || !season.has(moment)) {
            season = season(moment);
            seasons[place] = season;
        }
        return season.offset();
    }

    private Season season(Instant moment) {
        // The change at the very moment belongs to what follows.
        ZoneOffsetTransition before = rules.previousTransition(moment.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(moment);
        return new Season(
                before == null ? Instant.MIN : before.getInstant(),
                after == null ? Instant.MAX : after.getInstant(),
                rules.getOffset(moment));
    }

    /** The day that a moment belongs to. */
    public LocalDate dayOf(Instant moment) {
        return day(Math.floorDiv(shown(moment), DAY)).date();
    }

    /** The hour of the day that clocks in the shop show, 0 to 23. */
    public int hourOf(Instant moment) {
        return Math.floorMod(shown(moment), DAY) / HOUR;
    }

    /** Seconds since 1970 by the clocks in the shop. */
    private long shown(Instant moment) {
        return moment.getEpochSecond() + offsetAt(moment).getTotalSeconds();
    }

    /** The first moment of the next day. */
    public Optional<Instant> endOf(LocalDate date) {
        return day(date.toEpochDay()).end();
    }

    private Day day(long number) {
        int place = (int) number & (DAYS - 1);
        Day day = days[place];
        if (day == null || day.number() != number) {
            LocalDate date = Days.of(number);
            day = new Day(
                    number,
                    date,
                    Optional.of(date.plusDays(1).atStartOfDay(zone).toInstant()));
            days[place] = day;
        }
        return day;
    }

    /** The moment at which clocks show the same, so many days later. */
    public Instant later(Instant moment, long days) {
        return moment.atZone(zone).plusDays(days).toInstant();
    }
}
