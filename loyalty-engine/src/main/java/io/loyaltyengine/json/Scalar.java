package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.model.CouponPolicy;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.LeapDay;
import io.loyaltyengine.model.coupons.CouponBudget;
import io.loyaltyengine.model.coupons.CouponComputation;
import io.loyaltyengine.model.coupons.CouponUnits;
import io.loyaltyengine.model.coupons.Running;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one kind of single value from its own kind of token and from no other.
 *
 * <p>Nothing is converted: not {@code "5"} to 5, not 1.0 to 1, not 1 to true.
 */
final class Scalar<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    /** What a reader says the currency is where a document says none. */
    static final Object USUAL_CURRENCY = Currency.class;

    private static final Set<JsonToken> TEXT = EnumSet.of(JsonToken.VALUE_STRING);
    private static final Set<JsonToken> WHOLE = EnumSet.of(JsonToken.VALUE_NUMBER_INT);
    private static final Set<JsonToken> NUMBER = EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    private static final Set<JsonToken> FLAG = EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);
    private static final Set<JsonToken> ATTRIBUTE = EnumSet.of(
            JsonToken.VALUE_STRING,
            JsonToken.VALUE_NUMBER_INT,
            JsonToken.VALUE_NUMBER_FLOAT,
            JsonToken.VALUE_TRUE,
            JsonToken.VALUE_FALSE);

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String SECONDS = ":\\d{2}(\\.\\d{1,9})?";
    private static final Pattern DAY = Pattern.compile(DATE);
    private static final Pattern BIRTHDAY = Pattern.compile("--\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(" + SECONDS + ")?");
    private static final Pattern MOMENT = Pattern.compile(DATE + "T\\d{2}:\\d{2}" + SECONDS + "(Z|[+-]\\d{2}:\\d{2})");

    private static final String A_DAY = "a day such as `2026-03-14`";

    private final transient Set<JsonToken> tokens;
    private final String expected;
    private final transient Reading<T> reading;

    private final transient Optional<T> absent;

    private Scalar(Class<T> type, Set<JsonToken> tokens, String expected, Reading<T> reading, Optional<T> absent) {
        super(type);
        this.absent = absent;
        this.tokens = tokens;
        this.expected = expected;
        this.reading = reading;
    }

    /** Makes a value of a token's text; throws an unchecked exception when it is none. */
    private interface Reading<T> {
        T read(JsonToken token, String text);
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("loyalty-engine")
                .addKeyDeserializer(LocalDate.class, new DayKey())
                .addKeySerializer(LocalDate.class, new DayKeySerializer());
        add(module, String.class, TEXT, "a text", (token, text) -> text);
        add(module, BigDecimal.class, NUMBER, "a number", (token, text) -> new BigDecimal(text));
        add(module, Object.class, ATTRIBUTE, "a text, a number, true or false", Scalar::attribute);
        for (Class<Integer> type : List.of(int.class, Integer.class)) {
            add(module, type, WHOLE, "a whole number", (token, text) -> Integer.valueOf(text));
        }
        for (Class<Long> type : List.of(long.class, Long.class)) {
            add(module, type, WHOLE, "a whole number", (token, text) -> Long.valueOf(text));
        }
        module.addDeserializer(boolean.class, flag(Optional.empty()));
        addNames(module, DayOfWeek.class, "a day of the week");
        addNames(module, LeapDay.class, "a day for 29 February");
        addNames(module, Running.class, "a price that counts");
        addNames(module, CouponComputation.Each.class, "a part of a purchase");
        addNames(module, CouponComputation.Split.class, "a way to split a discount");
        addNames(module, CouponComputation.Rounding.class, "a way to round");
        addNames(module, CouponUnits.Pick.class, "an order of units");
        addNames(module, CouponBudget.WhenShort.class, "an answer to a budget that is short");
        addNames(module, CouponPolicy.Order.class, "an order of coupons");
        addNames(module, CouponPolicy.Winner.class, "a choice among coupons");
        addNames(module, CouponPolicy.Codes.class, "a way to compare codes");
        add(module, Currency.class, TEXT, "an ISO 4217 currency", (token, text) -> currency(text));
        addIso(module, LocalDate.class, A_DAY, DAY, LocalDate::parse);
        addIso(module, LocalTime.class, "a time of day such as `09:30`", TIME, LocalTime::parse);
        addIso(module, MonthDay.class, "a month and day such as `--02-29`", BIRTHDAY, MonthDay::parse);
        addIso(module, Instant.class, "a moment such as `2026-03-14T09:30:00Z`", MOMENT, text -> OffsetDateTime.parse(
                        text)
                .toInstant());
        add(module, DecisionId.class, TEXT, "the id of a decision", (token, text) -> DecisionId.parse("", text));
        add(module, ZoneId.class, TEXT, "a time zone such as `Europe/Berlin`", (token, text) -> ZoneId.of(text));
        for (Class<?> type : List.of(
                LocalDate.class, LocalTime.class, MonthDay.class, Instant.class, ZoneId.class, DecisionId.class)) {
            module.addSerializer(type, ToStringSerializer.instance);
        }
        return module;
    }

    /** Reads true or false; {@code absent} is what a document that says neither means. */
    static Scalar<Boolean> flag(Optional<Boolean> absent) {
        return new Scalar<>(
                boolean.class, FLAG, "true or false", (token, text) -> token == JsonToken.VALUE_TRUE, absent);
    }

    /** Reads a text; {@code absent} is what a document without one means. */
    static Scalar<String> text(String absent) {
        return new Scalar<>(String.class, TEXT, "a text", (token, text) -> text, Optional.of(absent));
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Set<JsonToken> tokens, String expected, Reading<T> reading) {
        module.addDeserializer(type, new Scalar<>(type, tokens, expected, reading, Optional.empty()));
    }

    private static <T extends Enum<T>> void addNames(SimpleModule module, Class<T> type, String expected) {
        add(module, type, TEXT, expected, (token, text) -> named(type, expected, text));
    }

    private static <T> void addIso(
            SimpleModule module, Class<T> type, String expected, Pattern form, Function<String, T> parser) {
        add(module, type, TEXT, expected, (token, text) -> iso(text, form, parser));
    }

    /** The parsers of java.time let pass a leap second, 24:00 and more; the form is checked before. */
    private static <T> T iso(String text, Pattern form, Function<String, T> parser) {
        if (!form.matcher(text).matches()) {
            throw new DateTimeException("another form");
        }
        return parser.apply(text);
    }

    private static Object attribute(JsonToken token, String text) {
        return switch (token) {
            case VALUE_STRING -> text;
            case VALUE_NUMBER_INT -> Long.valueOf(text);
            case VALUE_NUMBER_FLOAT -> new BigDecimal(text);
            default -> token == JsonToken.VALUE_TRUE;
        };
    }

    private static <T extends Enum<T>> T named(Class<T> type, String expected, String text) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (!names.contains(text)) {
            String near = Spoken.maybe(text, names);
            throw new InvalidInputException(
                    "",
                    Code.UNKNOWN,
                    "is `" + Words.shortened(text) + "`, which is no" + expected.substring(expected.indexOf(' ')) + "."
                            + (near.isEmpty() ? Spoken.all(names) : near));
        }
        return Enum.valueOf(type, text);
    }

    private static Currency currency(String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInputException(
                    "",
                    Code.UNKNOWN,
                    "is `" + Words.shortened(text) + "`, which is no ISO 4217 currency. Maybe `EUR`.");
        }
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (!tokens.contains(token)) {
            throw unlike(Code.MALFORMED, Spoken.found(parser));
        }
        try {
            return reading.read(token, parser.getText());
        } catch (NumberFormatException tooBig) {
            throw unlike(Code.OUT_OF_RANGE, Spoken.found(parser));
        } catch (DateTimeException none) {
            throw unlike(Code.MALFORMED, Spoken.found(parser));
        }
    }

    private InvalidInputException unlike(Code code, String found) {
        String range = code == Code.OUT_OF_RANGE ? ", which is out of range; it must be " : "; it must be ";
        return new InvalidInputException("", code, "is " + found + range + expected + ".");
    }

    /** Nothing single may be absent unless it is optional; a record would take 0 for a missing number. */
    @Override
    public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
        if (absent.isPresent()) {
            return absent.get();
        }
        Object currency = handledType() == Currency.class ? context.getAttribute(USUAL_CURRENCY) : null;
        if (currency != null) {
            return currency;
        }
        throw JsonMappingException.from(
                context.getParser(), "", new InvalidInputException("", Code.MISSING, "is missing."));
    }

    /** Days as the keys of a map. */
    private static final class DayKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                return iso(key, DAY, LocalDate::parse);
            } catch (DateTimeException none) {
                throw new InvalidInputException(
                        "", Code.MALFORMED, "has the key `" + Words.shortened(key) + "`; it must be " + A_DAY + ".");
            }
        }
    }

    private static final class DayKeySerializer extends JsonSerializer<LocalDate> {
        @Override
        public void serialize(LocalDate day, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(day.toString());
        }
    }
}
