package io.loyaltyengine.internal.base;

import static io.loyaltyengine.error.InvalidInputException.Code.DUPLICATE;
import static io.loyaltyengine.error.InvalidInputException.Code.MALFORMED;
import static io.loyaltyengine.error.InvalidInputException.Code.MISSING;
import static io.loyaltyengine.error.InvalidInputException.Code.OUT_OF_RANGE;
import static io.loyaltyengine.error.InvalidInputException.Code.TOO_LONG;
import static io.loyaltyengine.error.InvalidInputException.Code.TOO_MANY;
import static io.loyaltyengine.error.InvalidInputException.Code.UNKNOWN;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.fast.Frozen;
import io.loyaltyengine.internal.fast.FrozenMap;
import io.loyaltyengine.internal.fast.Later;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The door: every value of the model passes one of these checks when it is made. */
public final class Check {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
    /** As many elements are compared with one another faster than they are put into a set. */
    private static final int FEW = 12;

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    private Check() {}

    /** What every decision has. */
    public static void decision(@Nullable Object id, @Nullable Object reason) {
        present("id", id);
        present("reason", reason);
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(field, MISSING, "is missing.");
        }
        return value;
    }

    /** An id, a code or a name: not blank, of limited length, without control characters or broken Unicode. */
    public static String name(String field, String value) {
        String name = text(field, value, Limits.MAX_NAME_LENGTH);
        if (name.isBlank()) {
            throw new InvalidInputException(field, MISSING, "is blank.");
        }
        return name;
    }

    /** A name that rules write: its letters as keyboards write them, for rules hold no others. */
    public static String composedName(String field, String value) {
        if (Composed.otherwise(name(field, value)) >= 0) {
            throw new InvalidInputException(
                    field,
                    MALFORMED,
                    "is `" + Words.shortened(Composed.of(value))
                            + "`, but not written as keyboards write it. Type it anew:"
                            + " texts that look the same would be two.");
        }
        return value;
    }

    /** A name of lower-case words with dashes between them. */
    public static String words(String field, String value) {
        if (!Words.areDashed(name(field, value))) {
            throw new InvalidInputException(
                    field,
                    MALFORMED,
                    "is `" + Words.shortened(value) + "`; it must be lower-case words with dashes between them, such as"
                            + " `app-install`."
                            + Words.dashed(value)
                                    .map(like -> "\nMaybe `" + like + "`.")
                                    .orElse(""));
        }
        return value;
    }

    public static Optional<String> optionalName(String field, Optional<String> value) {
        if (present(field, value).isPresent()) {
            name(field, value.get());
        }
        return value;
    }

    public static String text(String field, String value, int limit) {
        present(field, value);
        if (value.length() > limit) {
            throw new InvalidInputException(
                    field, TOO_LONG, "has " + value.length() + " characters; the limit is " + limit + ".");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isISOControl(c)) {
                throw new InvalidInputException(
                        field,
                        MALFORMED,
                        String.format(Locale.ROOT, "has the control character U+%04X at position %d.", (int) c, i + 1));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidInputException(
                        field, MALFORMED, "has half a character (a lone surrogate) at position " + (i + 1) + ".");
            }
        }
        return value;
    }

    public static Currency currency(String field, String code) {
        present(field, code);
        try {
            return currency(field, Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            throw unknownCurrency(field, code);
        }
    }

    /** A currency that one can pay with; {@code XXX} and gold have no decimals to round to. */
    public static Currency currency(String field, Currency currency) {
        if (present(field, currency).getDefaultFractionDigits() < 0) {
            throw unknownCurrency(field, currency.getCurrencyCode());
        }
        return currency;
    }

    private static InvalidInputException unknownCurrency(String field, String code) {
        return new InvalidInputException(
                field, UNKNOWN, "is `" + Words.shortened(code) + "`, which is no ISO 4217 currency. Maybe `EUR`.");
    }

    /** An amount of money, zero or more, brought to the currency's scale; never rounded. */
    public static BigDecimal amount(String field, BigDecimal value, Currency currency) {
        BigDecimal amount = notNegative(field, value);
        return atScale(field, amount, currency.getDefaultFractionDigits(), currency.getCurrencyCode());
    }

    private static BigDecimal notNegative(String field, BigDecimal value) {
        BigDecimal amount = plain(field, value);
        if (amount.signum() < 0) {
            throw new InvalidInputException(
                    field, OUT_OF_RANGE, "is `" + amount.toPlainString() + "`; an amount is never negative.");
        }
        return amount;
    }

    /**
     * A plain decimal number in a text, such as {@code 9.99}: ASCII digits, a point, no exponent, no grouping.
     *
     * @param field the path that an error names
     */
    public static BigDecimal decimal(String field, String text) {
        present(field, text);
        if (!PLAIN.matcher(text).matches()) {
            throw new InvalidInputException(
                    field,
                    MALFORMED,
                    "is `" + Words.shortened(text) + "`, which is no plain decimal number such as `9.99`.");
        }
        return plain(field, new BigDecimal(text));
    }

    /** What one of something is worth in money: more than zero, without zeros at its end. */
    public static BigDecimal worth(String field, BigDecimal value) {
        return plain(field, positive(field, value).stripTrailingZeros());
    }

    /** An amount of a currency that is not known yet, zero or more: in one form, however many zeros it has. */
    public static BigDecimal money(String field, BigDecimal value) {
        BigDecimal stripped = notNegative(field, value).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** {@link #money}, and not zero. */
    public static BigDecimal someMoney(String field, BigDecimal value) {
        return money(field, positive(field, value));
    }

    public static BigDecimal positive(String field, BigDecimal value) {
        BigDecimal number = plain(field, value);
        if (number.signum() <= 0) {
            throw new InvalidInputException(
                    field, OUT_OF_RANGE, "is `" + number.toPlainString() + "`; it must be > 0.");
        }
        return number;
    }

    /** A decimal number of sane size; checked before any arithmetic, for scale alone can cost seconds. */
    public static BigDecimal plain(String field, BigDecimal value) {
        return decimal(field, value, Limits.MAX_AMOUNT_DIGITS);
    }

    /** A computed value before rounding: as {@link #plain}, with room for the digits of a product. */
    public static BigDecimal exact(String field, BigDecimal value) {
        return decimal(field, value, Limits.MAX_EXACT_DIGITS);
    }

    /** A decimal number of no more than so many digits. */
    public static BigDecimal digits(String field, BigDecimal value, int digits) {
        return decimal(field, value, digits);
    }

    private static BigDecimal decimal(String field, BigDecimal given, int digits) {
        BigDecimal value = plainCopy(field, given);
        long wholeDigits = (long) value.precision() - value.scale();
        if (value.precision() > digits || value.scale() > digits || wholeDigits > digits) {
            throw new InvalidInputException(
                    field,
                    OUT_OF_RANGE,
                    "has " + value.precision() + " digits at scale " + value.scale() + "; at most " + digits
                            + " digits are allowed.");
        }
        // 1E+1 and 10 are the same amount; one of the two forms must win for records to be equal.
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** A subclass could lie about its value, now or later: nothing is asked of it but the value itself. */
    private static BigDecimal plainCopy(String field, BigDecimal value) {
        return present(field, value).getClass() == BigDecimal.class
                ? value
                : read(field, () -> new BigDecimal(value.unscaledValue(), value.scale()));
    }

    /** What the caller's own classes answer; if they fail, the value is refused. */
    private static <T> T read(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw new InvalidInputException(
                    field,
                    MALFORMED,
                    "cannot be read: it throws " + e.getClass().getSimpleName() + ".");
        }
    }

    private static BigDecimal atScale(String field, BigDecimal amount, int scale, String currency) {
        if (amount.scale() == scale) {
            return amount;
        }
        try {
            // In the decimals of its currency it is written, and read again.
            return plain(field, amount.setScale(scale));
        } catch (ArithmeticException tooFine) {
            throw new InvalidInputException(
                    field,
                    OUT_OF_RANGE,
                    "is `" + amount.toPlainString() + "`; " + currency + " has " + scale + " decimals.\n"
                            + "Maybe round it before it comes here: the engine never rounds an input.");
        }
    }

    public static int count(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInputException(
                    field, OUT_OF_RANGE, "is `" + value + "`; it must lie between " + least + " and " + most + ".");
        }
        return value;
    }

    public static long points(String field, long value) {
        if (value < 0 || value > Limits.MAX_POINTS) {
            throw new InvalidInputException(
                    field, OUT_OF_RANGE, "is `" + value + "`; it must lie between 0 and " + Limits.MAX_POINTS + ".");
        }
        return value;
    }

    /** As {@link #points}, and not zero. */
    public static long atLeastOne(String field, long value) {
        if (points(field, value) == 0) {
            throw new InvalidInputException(field, OUT_OF_RANGE, "is `0`; it must be at least 1.");
        }
        return value;
    }

    public static Instant moment(String field, Instant value) {
        present(field, value);
        if (value.isBefore(Limits.EARLIEST) || !value.isBefore(Limits.LATEST)) {
            throw new InvalidInputException(
                    field,
                    OUT_OF_RANGE,
                    "is `" + value + "`; it must lie between " + Limits.EARLIEST + " and " + Limits.LATEST + ".");
        }
        return value;
    }

    public static Optional<Instant> optionalMoment(String field, Optional<Instant> value) {
        if (present(field, value).isPresent()) {
            moment(field, value.get());
        }
        return value;
    }

    public static LocalDate day(String field, LocalDate value) {
        present(field, value);
        if (value.isBefore(FIRST_DAY) || value.isAfter(LAST_DAY)) {
            throw new InvalidInputException(
                    field,
                    OUT_OF_RANGE,
                    "is `" + value + "`; it must lie between " + FIRST_DAY + " and " + LAST_DAY + ".");
        }
        return value;
    }

    public static Optional<LocalDate> optionalDay(String field, Optional<LocalDate> value) {
        if (present(field, value).isPresent()) {
            day(field, value.get());
        }
        return value;
    }

    /** A copy that nobody can change, without nulls; what nobody can change already is taken as it is. */
    @SuppressWarnings("unchecked") // a list that only gives may give less than it says
    public static <T> List<T> list(String field, Collection<? extends T> values, int limit) {
        present(field, values);
        if (values instanceof Later) {
            return (List<T>) values;
        }
        List<T> copy = values instanceof Frozen ? (List<T>) values : copy(field, values);
        if (copy.size() > limit) {
            throw tooMany(field, copy.size(), limit);
        }
        return copy;
    }

    /** {@link #list} of at least one element. */
    public static <T> List<T> filled(String field, Collection<? extends T> values, int limit) {
        List<T> copy = list(field, values, limit);
        if (!(copy instanceof Later) && copy.isEmpty()) {
            throw new InvalidInputException(field, MISSING, "is empty; there must be at least one.");
        }
        return copy;
    }

    private static <T> List<T> copy(String field, Collection<? extends T> values) {
        try {
            return List.copyOf(values);
        } catch (RuntimeException e) {
            // A null, or a class of the caller's that fails: look again, for what and where.
            List<T> read = read(field, () -> new ArrayList<>(values));
            for (int i = 0; i < read.size(); i++) {
                present(field + "[" + i + "]", read.get(i));
            }
            return List.copyOf(read);
        }
    }

    /** {@link #list} whose elements each have a key of their own. */
    public static <T> List<T> distinct(
            String field, Collection<? extends T> values, int limit, Function<T, Object> key) {
        List<T> copy = list(field, values, limit);
        if (copy instanceof Later || copy instanceof Frozen) {
            return copy;
        }
        Set<Object> seen = copy.size() > FEW ? new HashSet<>() : Set.of();
        for (int i = 0; i < copy.size(); i++) {
            Object k = key.apply(copy.get(i));
            if (copy.size() > FEW ? !seen.add(k) : isAmong(copy, i, k, key)) {
                throw new InvalidInputException(
                        field + "[" + i + "]", DUPLICATE, "repeats `" + k + "`; each must be there once.");
            }
        }
        return copy;
    }

    /** Shares of a hundred, each of another. */
    public static <T> List<T> percents(
            String field, Collection<? extends T> shares, Function<T, Object> key, ToIntFunction<T> percent) {
        List<T> copy = distinct(field, shares, 100, key);
        int all = 0;
        for (int i = 0; i < copy.size(); i++) {
            all += percent.applyAsInt(copy.get(i));
        }
        if (all > 100) {
            throw new InvalidInputException(
                    field, OUT_OF_RANGE, "is `" + all + "` percent in all; it must be 100 at most.");
        }
        return copy;
    }

    /** Whether one of the first {@code end} elements has this key. */
    private static <T> boolean isAmong(List<T> elements, int end, Object k, Function<T, Object> key) {
        for (int i = 0; i < end; i++) {
            if (key.apply(elements.get(i)).equals(k)) {
                return true;
            }
        }
        return false;
    }

    public static SortedSet<String> names(String field, String... values) {
        return names(field, Arrays.asList(present(field, values)));
    }

    public static SortedSet<String> names(String field, Collection<String> values) {
        return names(field, values, Limits.MAX_ENTRIES);
    }

    /** Names in their order, each once; at most so many. */
    public static SortedSet<String> names(String field, Collection<String> values, int limit) {
        List<String> names = list(field, values, limit);
        if (names.isEmpty()) {
            return Collections.emptySortedSet();
        }
        SortedSet<String> copy = new TreeSet<>();
        for (String value : names) {
            copy.add(name(field, value));
        }
        return Collections.unmodifiableSortedSet(copy);
    }

    /** Some days, sorted, as a copy that nobody can change. */
    public static SortedSet<LocalDate> days(String field, Collection<LocalDate> values) {
        SortedSet<LocalDate> copy = new TreeSet<>();
        for (LocalDate value : list(field, values, Limits.MAX_ENTRIES)) {
            copy.add(day(field, value));
        }
        return Collections.unmodifiableSortedSet(copy);
    }

    /** A sorted copy that nobody can change; {@code check} sees the path and the value of each entry. */
    public static <K extends Comparable<? super K>, V> FrozenMap<K, V> map(
            String field, Map<K, V> values, int limit, FrozenMap.Checked<V> check) {
        if (present(field, values) instanceof FrozenMap<K, V> frozen
                && frozen.hasPassed(check)
                && frozen.size() <= limit) {
            return frozen;
        }
        List<Map.Entry<K, V>> read = read(field, () -> new ArrayList<>(values.entrySet()));
        if (read.size() > limit) {
            throw tooMany(field, read.size(), limit);
        }
        TreeMap<K, V> copy = new TreeMap<>();
        for (Map.Entry<K, V> entry : read) {
            K key = present(field, entry.getKey());
            if (key instanceof String name) {
                name(field, name);
            } else if (key instanceof LocalDate day) {
                day(field, day);
            }
            String path = field + "." + key;
            copy.put(key, check.checked(path, present(path, entry.getValue())));
        }
        return FrozenMap.of(copy, check);
    }

    /** A free attribute: text, flag, or number; whole numbers become {@code Long}, others a stripped decimal. */
    public static Object attribute(String field, Object value) {
        if (value instanceof String text) {
            return text(field, text, Limits.MAX_TEXT_LENGTH);
        }
        if (value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof BigDecimal number) {
            BigDecimal stripped = plain(field, number).stripTrailingZeros();
            return stripped.scale() <= 0 ? (Object) stripped.longValueExact() : stripped;
        }
        throw new InvalidInputException(
                field,
                MALFORMED,
                "is a " + value.getClass().getSimpleName() + "; an attribute is a text, a number or true/false.");
    }

    private static InvalidInputException tooMany(String field, int size, int limit) {
        return new InvalidInputException(field, TOO_MANY, "has " + size + " entries; the limit is " + limit + ".");
    }
}
