package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * Time has passed: points become active or expire, tiers are reviewed, notices fall due. A host sends it when it likes,
 * once a day or once a month; whatever has fallen due since the last transaction is caught up with.
 */
public record DayReached(String id, Instant at, Currency currency) implements Transaction {
    public DayReached {
        Check.name("id", id);
        Check.moment("at", at);
        Check.currency("currency", currency);
    }

    /**
     * Time has passed until {@code at}.
     *
     * @param currency ISO 4217, such as {@code EUR}
     */
    public static DayReached of(String id, Instant at, String currency) {
        return new DayReached(id, at, Check.currency("currency", currency));
    }

    /** A day has begun in the programme's zone; by the same id for everybody, such as {@code day-2026-06-15}. */
    public static DayReached on(LocalDate day, Programme programme) {
        Instant begin = Check.day("day", day)
                .atStartOfDay(Check.present("programme", programme).zone())
                .toInstant();
        return new DayReached("day-" + day, begin, programme.currency());
    }
}
