package io.loyaltyengine.internal.settle;

import io.loyaltyengine.internal.drl.Template;
import io.loyaltyengine.model.Sentence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * How values read in a sentence. Spelled out here, because a platform's own formats change between its versions and a
 * decision must read the same for ever.
 */
final class Wording {
    private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final DateTimeFormatter GERMAN_TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final String currency;
    private final ZoneId zone;

    Wording(String currency, ZoneId zone) {
        this.currency = currency;
        this.zone = zone;
    }

    /** A sentence with the values that its placeholders stand for, each asked for by name. */
    Sentence filled(Template sentence, Function<String, Object> values) {
        return sentence.filled(name -> english(values.apply(name)), name -> german(values.apply(name)));
    }

    /** A decimal is money. */
    private String english(Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString() + " " + currency;
        }
        return value instanceof Instant moment ? ENGLISH_TIME.format(moment.atZone(zone)) : value.toString();
    }

    /** A decimal is money. */
    private String german(Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString().replace('.', ',') + " " + currency;
        }
        if (value instanceof LocalDate day) {
            return GERMAN_DAY.format(day);
        }
        return value instanceof Instant moment ? GERMAN_TIME.format(moment.atZone(zone)) : value.toString();
    }
}
