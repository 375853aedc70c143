package io.loyaltyengine;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.LeapDay;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.Tally;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Tuple;

/**
 * Any valid value of the model, its odd corners included; every law can draw from here.
 *
 * <p>A record is made of its components by their types, a sealed interface by any of its records, so a new kind needs
 * no word here. What a component's type does not say stands in {@link #single}; values that do not go together are
 * refused by the record itself and drawn again.
 */
public final class ModelArbitraries {
    /** Texts that may be blank, by the name of their component. */
    private static final Set<String> TEXTS = Set.of(
            "id", "earned", "redeemed", "counted", "en", "de", "required", "actual", "proposal", "values", "note");
    /** Records whose amounts are of the currency that stands in the document; others take any number. */
    private static final Set<String> PRICED =
            Set.of("Purchase", "Line", "Activity", "CouponDefinition", "AmountOff", "CouponBudget", "RewardDefinition");

    private final Currency currency;
    private final Map<Class<?>, Arbitrary<Object>> leaves = new HashMap<>();
    private final Map<Class<?>, Arbitrary<Object>> records = new HashMap<>();

    private ModelArbitraries(Currency currency) {
        this.currency = currency;
        leaf(Currency.class, Arbitraries.just(currency));
        leaf(boolean.class, Arbitraries.of(true, false));
        leaf(int.class, ints(0, Integer.MAX_VALUE));
        leaf(Integer.class, ints(0, Integer.MAX_VALUE));
        leaf(long.class, pointCounts());
        leaf(Long.class, pointCounts());
        leaf(BigDecimal.class, decimals());
        leaf(Instant.class, moments());
        leaf(LocalDate.class, days());
        leaf(LocalTime.class, longs(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay));
        leaf(MonthDay.class, days().map(MonthDay::from));
        leaf(DayOfWeek.class, Arbitraries.of(DayOfWeek.class));
        leaf(LeapDay.class, Arbitraries.of(LeapDay.class));
        leaf(
                ZoneId.class,
                Arbitraries.of("Europe/Berlin", "America/St_Johns", "UTC", "Z", "+05:45", "GMT-3")
                        .map(ZoneId::of));
        leaf(
                Object.class,
                Arbitraries.oneOf(
                        texts().asGeneric(),
                        Arbitraries.of(true, false).asGeneric(),
                        longs(Long.MIN_VALUE, Long.MAX_VALUE).asGeneric(),
                        decimals().asGeneric()));
    }

    private void leaf(Class<?> type, Arbitrary<?> values) {
        leaves.put(type, values.asGeneric());
    }

    public static Arbitrary<Customer> customers() {
        return any(Customer.class);
    }

    public static Arbitrary<Purchase> purchases() {
        return any(Purchase.class);
    }

    public static Arbitrary<Refund> refunds() {
        return any(Refund.class);
    }

    public static Arbitrary<Transaction> transactions() {
        return any(Transaction.class);
    }

    public static Arbitrary<CouponDefinition> coupons() {
        return any(CouponDefinition.class);
    }

    public static Arbitrary<Evaluation> evaluations() {
        return any(Evaluation.class);
    }

    public static Arbitrary<Programme> programmes() {
        return any(Programme.class);
    }

    public static Arbitrary<Decision> decision() {
        return any(Decision.class);
    }

    /** Any value of a record or of a sealed interface; all its amounts are of one currency. */
    public static <T> Arbitrary<T> any(Class<T> type) {
        Map<Currency, Arbitrary<T>> made = new HashMap<>();
        return currencies()
                .flatMap(currency -> made.computeIfAbsent(
                        currency, it -> new ModelArbitraries(it).of(type, "").map(type::cast)));
    }

    /** Texts with letters beyond ASCII, beyond 16 bits and with all that JSON must escape. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> odd =
                Arbitraries.of("ß", "ı", "é", "e\u0301", "漢", "😀", "\"", "\\", "/", "\u2028", " ", "<");
        Arbitrary<String> plain = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('-', '_', '.', ':')
                .ofLength(1);
        return Arbitraries.frequencyOf(Tuple.of(9, plain), Tuple.of(1, odd))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    public static Arbitrary<String> names() {
        return texts().filter(name -> !name.isBlank());
    }

    /** Lower-case words with dashes between them. */
    private static Arbitrary<String> kinds() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(words -> String.join("-", words));
    }

    public static Arbitrary<Currency> currencies() {
        return Arbitraries.of("EUR", "USD", "JPY", "KWD", "CHF").map(Currency::getInstance);
    }

    /** Amounts of any size, and now and then with fewer decimals than the currency has. */
    public static Arbitrary<BigDecimal> amounts(Currency currency) {
        int scale = currency.getDefaultFractionDigits();
        Arbitrary<BigDecimal> usual = longs(0, 1_000_000_000L).map(units -> BigDecimal.valueOf(units, scale));
        Arbitrary<BigDecimal> great = Combinators.combine(
                        Arbitraries.of(10, 15, 16, 17, 18), ints(1, 9), ints(0, scale))
                .as((digits, first, decimals) -> BigDecimal.valueOf(first * pow(digits - 1) + 1, decimals));
        return Arbitraries.frequencyOf(Tuple.of(9, usual), Tuple.of(1, great));
    }

    private static long pow(int exponent) {
        return BigInteger.TEN.pow(exponent).longValueExact();
    }

    public static Arbitrary<Instant> moments() {
        Arbitrary<Integer> nanos = Arbitraries.of(0, 1, 1_000_000, 999_999_999);
        Arbitrary<Long> seconds = longs(Limits.EARLIEST.getEpochSecond(), Limits.LATEST.getEpochSecond() - 1);
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    public static Arbitrary<LocalDate> days() {
        return longs(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2200, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<Long> pointCounts() {
        return longs(0, Limits.MAX_POINTS);
    }

    /** Whole numbers, often the least or the greatest or one of those next to zero. */
    private static Arbitrary<Long> longs(long least, long most) {
        List<Long> corners = Stream.of(least, -1L, 0L, 1L, most)
                .filter(corner -> corner >= least && corner <= most)
                .toList();
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(least, most)), Tuple.of(1, Arbitraries.of(corners)));
    }

    private static Arbitrary<Integer> ints(int least, int most) {
        return longs(least, most).map(Math::toIntExact);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        longs(-999_999_999_999_999_999L, 999_999_999_999_999_999L), ints(0, Limits.MAX_AMOUNT_DIGITS))
                .as(BigDecimal::valueOf);
    }

    private static Arbitrary<Tally> tallies() {
        return Combinators.combine(
                        longs(1, Limits.MAX_POINTS),
                        days(),
                        days(),
                        Arbitraries.maps(days(), longs(1, 9)).ofMaxSize(3))
                .as((count, one, other, by) -> new Tally(
                        count,
                        one.isBefore(other) ? one : other,
                        one.isBefore(other) ? other : one,
                        new TreeMap<>(by)));
    }

    /** Values of the type that a component has somewhere: {@code place} is {@code Record.component}. */
    private Arbitrary<Object> of(Type type, String place) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, place);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            Arbitrary<Object> known = records.get(raw);
            Arbitrary<Object> values = known == null ? record(raw) : known;
            records.put(raw, values);
            return values;
        }
        if (raw == Tally.class) {
            return tallies().asGeneric();
        }
        if (raw == Decision.class) {
            return Arbitraries.of(Decide.decisions()).flatMap(kind -> of(kind, place));
        }
        if (raw.isSealed()) {
            return Arbitraries.of(raw.getPermittedSubclasses()).flatMap(kind -> of(kind, place));
        }
        return single(raw, place).asGeneric();
    }

    private Arbitrary<?> single(Class<?> type, String place) {
        return switch (place) {
            case "Totals.points" -> longs(Long.MIN_VALUE, Long.MAX_VALUE);
            case "Totals.spend" ->
                Combinators.combine(amounts(currency), Arbitraries.of(1, -1))
                        .as((spend, sign) -> spend.multiply(BigDecimal.valueOf(sign)));
            case "Adjustment.points", "PointsAdjusted.points" -> longs(-Limits.MAX_POINTS, Limits.MAX_POINTS);
            case "PointsEarned.computed" ->
                Combinators.combine(
                                Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(60)),
                                ints(0, Limits.MAX_EXACT_DIGITS))
                        .as(BigDecimal::new);
            case "Programme.pointValue" -> decimals().map(BigDecimal::abs);
            case "Activity.kind", "ActivityRecorded.activity" -> kinds();
            case "Once.subject" -> texts();
            case "DecisionId.number" -> ints(1, Limits.MAX_ENTRIES);
            case "PercentOff.percent" -> ints(1, 10_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2));
            case "Line.quantity", "SoldLine.quantity", "RefundLine.quantity" -> ints(1, Limits.MAX_QUANTITY);
            default -> {
                if (type == String.class) {
                    yield TEXTS.contains(place.substring(place.indexOf('.') + 1)) ? texts() : names();
                }
                if (type == BigDecimal.class && PRICED.contains(place.substring(0, place.indexOf('.')))) {
                    yield amounts(currency);
                }
                if (type == Reason.class) {
                    yield Combinators.combine(names(), of(Sentence.class, place), of(RuleSetId.class, place))
                            .as((rule, text, ruleSet) -> new Reason(rule, (Sentence) text, (RuleSetId) ruleSet));
                }
                if (type.isEnum()) {
                    yield Arbitraries.of(type.getEnumConstants());
                }
                Arbitrary<?> values = leaves.get(type);
                if (values == null) {
                    throw new AssertionError("Say here what a " + type + " looks like.");
                }
                yield values;
            }
        };
    }

    private Arbitrary<Object> container(ParameterizedType type, String place) {
        Type[] of = type.getActualTypeArguments();
        Arbitrary<Object> values = of(of[of.length - 1], place);
        if (place.equals("Refund.recorded")) {
            return recorded(values).asGeneric();
        }
        if (type.getRawType() == Optional.class) {
            return values.optional(0.5).asGeneric();
        }
        if (type.getRawType() == List.class) {
            return values.list()
                    .ofMinSize(place.equals("Refused.refusals") ? 1 : 0)
                    .ofMaxSize(3)
                    .asGeneric();
        }
        if (type.getRawType() == SortedSet.class) {
            return values.set().ofMaxSize(3).map(TreeSet::new).asGeneric();
        }
        if (type.getRawType() == SortedMap.class) {
            return Arbitraries.maps(of(of[0], "a.key"), values)
                    .ofMaxSize(3)
                    .map(TreeMap::new)
                    .asGeneric();
        }
        throw new AssertionError("Say here what a " + type + " looks like.");
    }

    /** Nothing, or one recorded purchase with other decisions before it. */
    private Arbitrary<List<Object>> recorded(Arbitrary<Object> decisions) {
        return Combinators.combine(
                        decisions.list().ofMaxSize(3),
                        record(PurchaseRecorded.class).optional(0.9))
                .as((others, purchase) -> {
                    List<Object> all = new ArrayList<>(others);
                    all.removeIf(decision -> purchase.isEmpty() || decision instanceof PurchaseRecorded);
                    purchase.ifPresent(all::add);
                    return all;
                });
    }

    private Arbitrary<Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values = Arrays.stream(components)
                .map(c -> of(c.getGenericType(), type.getSimpleName() + "." + c.getName()))
                .toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(values)
                .as(made -> made(type, types, made))
                .ignoreException(InvalidInputException.class)
                // The corners are drawn with the single values; to combine them all takes long.
                .edgeCases(EdgeCases.Config::none);
    }

    private static Object made(Class<?> type, Class<?>[] types, List<Object> values) {
        try {
            return type.getConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException refused) {
                throw refused;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }
}
