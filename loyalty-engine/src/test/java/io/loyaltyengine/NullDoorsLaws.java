package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.figures.Leaderboard;
import io.loyaltyengine.figures.TieRule;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fold;
import io.loyaltyengine.model.LeapDay;
import io.loyaltyengine.model.PointsDecision;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import io.loyaltyengine.model.points.PointsEarned;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is public refuses null by name, wherever null can come in: as an argument, and as an element, a key or a value
 * of one. A new method is found here by itself.
 */
class NullDoorsLaws {
    private static final Map<Class<?>, Object> SAMPLES = samples();

    private static Map<Class<?>, Object> samples() {
        Map<Class<?>, Object> samples = new HashMap<>();
        samples.put(LoyaltyEngine.class, Programmes.engine(PrebuiltRulesTest.small()));
        samples.put(LoyaltyEngine.Builder.class, LoyaltyEngine.builder());
        samples.put(PrebuiltRules.class, PrebuiltRulesTest.small());
        samples.put(RuleSource.class, PrebuiltRulesTest.small());
        samples.put(LoyaltyJson.class, new LoyaltyJson());
        samples.put(CouponCatalogue.class, CouponCatalogue.EMPTY);
        samples.put(Leaderboard.class, Leaderboard.ofCounts(Map.of("anna", 1L), TieRule.DENSE));
        samples.put(Purchase.Builder.class, Purchase.of("order-1042"));
        samples.put(Activity.Builder.class, Activity.of("survey-3"));
        samples.put(Reason.class, drawn(Decision.class).reason());
        samples.put(PointsDecision.class, drawn(PointsEarned.class));
        samples.put(Path.class, Path.of("nowhere"));
        samples.put(InputStream.class, InputStream.nullInputStream());
        samples.put(ClassLoader.class, NullDoorsLaws.class.getClassLoader());
        samples.put(Instant.class, Instant.parse("2026-03-14T09:30:00Z"));
        samples.put(LocalDate.class, LocalDate.of(2026, 3, 14));
        samples.put(LocalTime.class, LocalTime.of(9, 30));
        samples.put(DayOfWeek.class, DayOfWeek.MONDAY);
        samples.put(LeapDay.class, LeapDay.FEB_28);
        samples.put(ZoneId.class, ZoneId.of("Europe/Berlin"));
        samples.put(Currency.class, Currency.getInstance("EUR"));
        samples.put(Locale.class, Locale.GERMAN);
        samples.put(BigDecimal.class, BigDecimal.ONE);
        samples.put(Class.class, Purchase.class);
        samples.put(EvaluationObserver.class, (EvaluationObserver)
                evaluating -> Check.present("evaluating", evaluating).get());
        samples.put(Supplier.class, (Supplier<Object>) NullDoorsLaws::evaluation);
        samples.put(Function.class, Function.identity());
        samples.put(Optional.class, Optional.empty());
        samples.put(Iterable.class, List.of());
        samples.put(Collection.class, List.of());
        samples.put(List.class, List.of());
        samples.put(Set.class, Set.of());
        samples.put(Map.class, Map.of());
        samples.put(SortedMap.class, new TreeMap<>());
        samples.put(SortedSet.class, new TreeSet<>());
        return samples;
    }

    @Example
    void nullIsRefusedByName() {
        List<String> open = new ArrayList<>();
        doors().forEach(door -> Stream.of(door.getParameters())
                .filter(parameter -> !parameter.getType().isPrimitive())
                .forEach(parameter -> nulls(parameter).forEach((how, given) -> {
                    String answer = answer(door, parameter, given);
                    if (!answer.isEmpty()) {
                        open.add(named(door) + ", where `" + parameter.getName() + "` " + how + ": " + answer);
                    }
                })));
        assertThat(String.join("\n", open)).isEmpty();
    }

    @Example
    void allThatIsPublicIsLookedAt() {
        assertThat(doors().map(NullDoorsLaws::named))
                .contains(
                        "RuleSource.of", "LoyaltyEngine.evaluate", "Customer.after", "new PointsEarned", "Builder.zone")
                .hasSizeGreaterThan(120);
    }

    /** Public methods and constructors that take anything that can be null. */
    private static Stream<Executable> doors() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.loyaltyengine").stream()
                        .filter(type -> !type.getPackageName().startsWith("io.loyaltyengine.internal"))
                        .map(JavaClass::reflect)
                        .filter(NullDoorsLaws::isPublic)
                        // The library alone makes and throws them.
                        .filter(type -> !Throwable.class.isAssignableFrom(type) && !type.isAnnotation())
                        .sorted(Comparator.comparing(Class::getName))
                        .flatMap(type -> Stream.<Executable>concat(
                                Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods())))
                        .filter(door -> Modifier.isPublic(door.getModifiers()) && !door.isSynthetic())
                        .filter(door -> !List.of("equals", "compareTo", "valueOf", "main")
                                .contains(door.getName()))
                        // A fold is handed out by Customer.after alone, to decisions whose values were let in.
                        .filter(door -> door.getDeclaringClass() != Fold.class
                                && !List.of(door.getParameterTypes()).contains(Fold.class))
                        .filter(door -> Stream.of(door.getParameterTypes()).anyMatch(type -> !type.isPrimitive()));
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static String named(Executable door) {
        String type = door.getDeclaringClass().getSimpleName();
        return door instanceof Constructor ? "new " + type : type + "." + door.getName();
    }

    /** What can be given that is null or holds it, by how it reads. */
    private static Map<String, Optional<Object>> nulls(Parameter parameter) {
        Map<String, Optional<Object>> nulls = new TreeMap<>();
        nulls.put("is null", Optional.empty());
        Class<?> type = parameter.getType();
        List<@Nullable Object> list = new ArrayList<>(Arrays.asList((Object) null));
        if (type == List.class || type == Collection.class || type == Iterable.class) {
            nulls.put("holds null", Optional.of(list));
        } else if (type == SortedSet.class) {
            SortedSet<@Nullable Object> set = new TreeSet<>(Comparator.comparing(String::valueOf));
            set.add(null);
            nulls.put("holds null", Optional.of(set));
        } else if (type == Map.class || type == SortedMap.class) {
            SortedMap<@Nullable Object, @Nullable Object> value = new TreeMap<>();
            value.put("anna", null);
            nulls.put("has a null value", Optional.of(value));
            SortedMap<@Nullable Object, @Nullable Object> key = new TreeMap<>(Comparator.comparing(String::valueOf));
            key.put(null, "anna");
            nulls.put("has a null key", Optional.of(key));
        } else if (type.isArray() && !type.getComponentType().isPrimitive()) {
            nulls.put("holds null", Optional.of(Array.newInstance(type.getComponentType(), 1)));
        }
        return nulls;
    }

    /** What is wrong with how null is answered; empty when it is refused by its name. */
    private static String answer(Executable door, Parameter parameter, Optional<Object> given) {
        try {
            Object[] arguments = arguments(door);
            arguments[List.of(door.getParameters()).indexOf(parameter)] = given.orElse(null);
            call(door, arguments);
            return "it is taken.";
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException refused) {
                // A document has no name of its own.
                boolean named = !refused.path().isEmpty() || door.getDeclaringClass() == LoyaltyJson.class;
                return refused.code() == InvalidInputException.Code.MISSING && named ? "" : refused.toString();
            }
            return e.getCause() instanceof LoyaltyException ? "" : String.valueOf(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(named(door), e);
        }
    }

    @SuppressWarnings("NullAway")
    private static void call(Executable door, Object[] arguments) throws ReflectiveOperationException {
        if (door instanceof Constructor<?> constructor) {
            constructor.newInstance(arguments);
        } else {
            boolean instance = !Modifier.isStatic(door.getModifiers());
            ((Method) door).invoke(instance ? sample(door.getDeclaringClass()) : null, arguments);
        }
    }

    /** Arguments that are good enough to get to the one that is not. */
    private static Object[] arguments(Executable door) throws ReflectiveOperationException {
        Class<?> type = door.getDeclaringClass();
        if (door instanceof Constructor && type.isRecord()) {
            RecordComponent[] components = type.getRecordComponents();
            if (components.length == door.getParameterCount()) {
                Object record = sample(type);
                List<Object> values = new ArrayList<>();
                for (RecordComponent component : components) {
                    values.add(component.getAccessor().invoke(record));
                }
                return values.toArray();
            }
        }
        return Stream.of(door.getParameters()).map(NullDoorsLaws::argument).toArray();
    }

    private static Object argument(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == String.class) {
            return switch (parameter.getName()) {
                case "currency" -> "EUR";
                case "zone" -> "Europe/Berlin";
                case "amount", "unitPrice", "pointValue" -> "9.99";
                default -> "anna";
            };
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        return type.isArray() ? Array.newInstance(type.getComponentType(), 0) : sample(type);
    }

    private static Object sample(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        Object sample = SAMPLES.get(type);
        return sample == null ? drawn(type) : sample;
    }

    private static Evaluation evaluation() {
        return ModelArbitraries.evaluations()
                .generator(100)
                .next(new Random(42))
                .value();
    }

    private static <T> T drawn(Class<T> type) {
        return ModelArbitraries.any(type).generator(100).next(new Random(42)).value();
    }
}
