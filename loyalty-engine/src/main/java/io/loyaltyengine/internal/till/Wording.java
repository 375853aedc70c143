package io.loyaltyengine.internal.till;

import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.internal.vocabulary.End;
import io.loyaltyengine.internal.vocabulary.Spoken;
import io.loyaltyengine.model.Lifetime;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Quantity;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.TierStanding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How values read in a sentence. Spelled out here, because a platform's own formats change between its versions and a
 * decision must read the same for ever.
 */
final class Wording {
    private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final DateTimeFormatter GERMAN_TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Programme programme;
    private final String currency;
    private final ZoneId zone;

    Wording(Programme programme) {
        this.programme = programme;
        this.currency = programme.currency().getCurrencyCode();
        this.zone = programme.zone();
    }

    /** A sentence with the values that its placeholders stand for, each asked for by name. */
    Sentence filled(Template sentence, Function<String, Object> values) {
        return sentence.filled(placeholder -> present(values.apply(placeholder)), this::english, this::german);
    }

    /** A decimal is money. */
    String english(Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString() + " " + currency;
        }
        if (value instanceof Quantity quantity) {
            return quantity.number() + " " + programme.unit(quantity).en();
        }
        if (value instanceof Spoken spoken) {
            return spoken.text().en();
        }
        return value instanceof ZonedDateTime clocks ? ENGLISH_TIME.format(clocks) : plain(value);
    }

    /** A decimal is money. */
    String german(Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString().replace('.', ',') + " " + currency;
        }
        if (value instanceof LocalDate day) {
            return GERMAN_DAY.format(day);
        }
        if (value instanceof Quantity quantity) {
            return quantity.number() + " " + programme.unit(quantity).de();
        }
        if (value instanceof Spoken spoken) {
            return spoken.text().de();
        }
        return value instanceof ZonedDateTime clocks ? GERMAN_TIME.format(clocks) : plain(value);
    }

    /** What is not there is said with an empty text; of a lifetime, the last day. */
    Object present(Object value) {
        if (value instanceof Lifetime lifetime) {
            Optional<Instant> end = lifetime.expiresAt();
            return end.isPresent() ? end.get().minusNanos(1).atZone(zone).toLocalDate() : "";
        }
        if (value instanceof Instant moment) {
            return clocks(moment, 0);
        }
        if (value instanceof End end) {
            return clocks(end.moment(), 1);
        }
        return value instanceof Optional<?> optional ? optional.isPresent() ? optional.get() : "" : value;
    }

    /** What clocks show; where a day begins, a day alone: that one, or so many before. */
    private Temporal clocks(Instant moment, int before) {
        ZonedDateTime clocks = moment.atZone(zone);
        LocalDate day = clocks.toLocalDate();
        return clocks.equals(day.atStartOfDay(zone)) ? day.minusDays(before) : clocks;
    }

    private static String plain(Object value) {
        if (value instanceof SortedSet<?> names) {
            return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof TierStanding standing ? standing.name() : value.toString();
    }
}
