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
 * The days of the shop. Looking up when clocks change takes longer than all else about a day, and transactions that come
 * one after the other mostly ask the same: so the last answers are remembered. Thread-safe.
 */
public final class ShopCalendar {
    /** Seconds of a day on which no clock is changed. */
    private static final int DAY = 24 * 60 * 60;

    private static final int HOUR = 60 * 60;

    private final ZoneId zone;
    private final ZoneRules rules;
    private @Nullable Season latestSeason;
    private @Nullable Day latestDay;
    private @Nullable LocalDate latestDate;

    /** The time from one change of the clocks to the next. */
    private record Season(Instant from, Instant until, ZoneOffset offset) {
        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /** A day with the first moment after it. */
    private record Day(LocalDate day, Optional<Instant> end) {}

    public ShopCalendar(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /** How far clocks in the shop are from UTC. */
    public ZoneOffset offsetAt(Instant moment) {
        Season season = latestSeason;
        if (season == null || !season.has(moment)) {
            season = season(moment);
            latestSeason = season;
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
        long day = Math.floorDiv(shown(moment), DAY);
        LocalDate date = latestDate;
        if (date == null || date.toEpochDay() != day) {
            date = LocalDate.ofEpochDay(day);
            latestDate = date;
        }
        return date;
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
        Day day = latestDay;
        if (day == null || !day.day().equals(date)) {
            day = ended(date);
            latestDay = day;
        }
        return day.end();
    }

    private Day ended(LocalDate date) {
        return new Day(date, Optional.of(date.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** The moment at which clocks show the same, so many days later. */
    public Instant later(Instant moment, long days) {
        return moment.atZone(zone).plusDays(days).toInstant();
    }
}
