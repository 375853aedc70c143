package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.ClaimFact;
import io.loyaltyengine.internal.vocabulary.CustomerFact;
import io.loyaltyengine.internal.vocabulary.Decide;
import io.loyaltyengine.internal.vocabulary.OutcomeFact;
import io.loyaltyengine.internal.vocabulary.PurchaseFact;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.WishFact;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All the names a rule can use, read off the vocabulary's own classes. What is not here cannot be reached. */
final class Vocabulary {
    static final Map<String, Class<?>> FACTS = Stream.of(
                    CustomerFact.class, PurchaseFact.class, ClaimFact.class, OutcomeFact.class, WishFact.class)
            .collect(Collectors.toMap(Vocabulary::word, fact -> fact));
    static final Map<String, Class<?>> ENUMS = Map.of("DayOfWeek", DayOfWeek.class, "Month", Month.class);
    static final Map<String, Method> VERBS = methods(Decide.class);

    private static final Set<Class<?>> READABLE = Set.of(
            CustomerFact.class,
            PurchaseFact.class,
            ClaimFact.class,
            OutcomeFact.class,
            WishFact.class,
            Selection.class);
    private static final Map<Class<?>, Map<String, Method>> MEMBERS = members();

    private Vocabulary() {}

    /** The words that can follow a value of this type; none for types of the JDK. */
    static Map<String, Method> members(Class<?> owner) {
        return MEMBERS.getOrDefault(owner, Map.of());
    }

    /** The words that can follow a verb: how to say it more exactly. */
    static Map<String, Method> modifiers(Class<?> proposal) {
        return proposal.getPackage() == Decide.class.getPackage() ? methods(proposal) : Map.of();
    }

    /** How rules call a fact. */
    static String word(Class<?> fact) {
        return fact.getSimpleName().replaceFirst("Fact$", "");
    }

    /** Where a word could be found instead, for a hint. */
    static Optional<String> factWith(String member) {
        return FACTS.entrySet().stream()
                .filter(fact -> members(fact.getValue()).containsKey(member))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    static Verb verb(Method method) {
        return method.getAnnotation(Verb.class);
    }

    static boolean isNumber(Class<?> type) {
        return isWhole(type) || type == BigDecimal.class;
    }

    static boolean isWhole(Class<?> type) {
        return type == int.class || type == long.class;
    }

    static boolean isOrdered(Class<?> type) {
        return isNumber(type) || Temporal.class.isAssignableFrom(type);
    }

    /** What an author would call the values of a type. */
    static String described(Class<?> type) {
        if (isWhole(type)) {
            return "a whole number";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date or time";
        }
        if (type == DayOfWeek.class) {
            return "a day of the week";
        }
        if (type == Month.class) {
            return "a month";
        }
        String name = word(type);
        return ("AEIOU".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    private static Map<Class<?>, Map<String, Method>> members() {
        Map<Class<?>, Map<String, Method>> members = new HashMap<>();
        READABLE.forEach(type -> members.put(type, methods(type)));
        return members;
    }

    private static Map<String, Method> methods(Class<?> type) {
        Map<String, Method> methods = new TreeMap<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !Set.of("equals", "hashCode", "toString", "shares", "with", "and")
                        .contains(method.getName()))
                .filter(method -> !method.isSynthetic())
                .forEach(method -> {
                    if (methods.put(method.getName(), method) != null) {
                        throw new IllegalStateException("Two words of one name: " + method);
                    }
                });
        return methods;
    }
}
