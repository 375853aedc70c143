package io.loyaltyengine.internal.drl;

import io.loyaltyengine.internal.vocabulary.End;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.internal.vocabulary.Selection;
import io.loyaltyengine.internal.vocabulary.Spoken;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.Window;
import io.loyaltyengine.internal.vocabulary.Word;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All the names a rule can use, read off what is marked as {@link Word}, {@link Verb} and {@link Term}. What is not marked
 * cannot be reached. A name can stand for several methods, which differ in what they take.
 */
public final class Vocabulary {
    static final Map<String, Class<?>> FACTS = Arrays.stream(Stage.values())
            .flatMap(stage -> stage.facts().stream())
            .distinct()
            .collect(Collectors.toMap(Vocabulary::word, fact -> fact));

    private static final ClassValue<Map<String, List<Method>>> WORDS = marked(Word.class);
    private static final ClassValue<Map<String, List<Method>>> TERMS = marked(Term.class);
    private static final ClassValue<Map<String, List<Method>>> VERBS = marked(Verb.class);

    /** By how much they take; of equals those first that take several at once. */
    private static final Comparator<Method> BY_ARGUMENTS = Comparator.comparingInt(Method::getParameterCount)
            .thenComparing(method -> Arrays.toString(method.getParameterTypes()), Comparator.reverseOrder());

    private final Class<?> decide;

    /** What can be said is what is marked as a verb in {@code decide}, or in what it extends. */
    public Vocabulary(Class<? extends Recorder> decide) {
        this.decide = decide;
    }

    /** What rules speak to. */
    public Class<?> decide() {
        return decide;
    }

    /** What names the words and verbs, if it was written down beside them: to work it out takes a till too long. */
    public Optional<String> recorded() {
        try (InputStream file = decide.getResourceAsStream(decide.getSimpleName() + ".words")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The verbs by name. */
    public Map<String, List<Method>> verbs() {
        return VERBS.get(decide);
    }

    /** The verbs that can be said in a stage, by name. */
    Set<String> verbs(Stage stage) {
        Set<String> verbs = new LinkedHashSet<>();
        verbs().forEach((name, methods) -> {
            if (methods.stream().anyMatch(method -> stages(method).contains(stage))) {
                verbs.add(name);
            }
        });
        return verbs;
    }

    /** The words that can follow a value of this type; none for types of the JDK. */
    public static Map<String, List<Method>> words(Class<?> owner) {
        return WORDS.get(owner);
    }

    /** What can follow a verb: how to say it more exactly. */
    public static Map<String, List<Method>> terms(Class<?> proposal) {
        return TERMS.get(proposal);
    }

    /** How a term is written: by itself, or behind its verb where it goes with several. */
    public static String example(Method verb, Term term) {
        String said = verb(verb).example();
        return term.example().startsWith(".")
                ? said.substring(0, said.length() - 1) + term.example() + ";"
                : term.example();
    }

    /** The facts of all stages and what their words select, in the order of the stages. */
    public static Set<Class<?>> facts() {
        Set<Class<?>> facts = Arrays.stream(Stage.values())
                .flatMap(stage -> stage.facts().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        facts.add(Window.class);
        facts.add(Selection.class);
        return facts;
    }

    /** The facts that have such a word, by name: for a hint. */
    static List<Class<?>> factsWith(String word) {
        return FACTS.values().stream()
                .filter(fact -> words(fact).containsKey(word))
                .sorted(Comparator.comparing(Vocabulary::word))
                .toList();
    }

    /** Whether values of these types can be compared with one another. */
    static boolean isComparable(Class<?> a, Class<?> b) {
        return a == b || (isNumber(a) && isNumber(b));
    }

    static Verb verb(Method method) {
        return method.getAnnotation(Verb.class);
    }

    static List<Stage> stages(Method verb) {
        return Arrays.asList(verb(verb).stages());
    }

    /** What the sentences of a rule that says this can use, each with its type. */
    static Map<String, Class<?>> placeholders(Method verb) {
        return Placeholders.typed(verb(verb).leadsTo());
    }

    /** How rules call a fact. */
    public static String word(Class<?> fact) {
        return fact.getSimpleName().replaceFirst("Fact$", "");
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

    /** Whether rules can say something of such values, or only hand them on. */
    static boolean isReadable(Class<?> type) {
        return !words(type).isEmpty() || !terms(type).isEmpty();
    }

    /** What an author would call the values of a type. */
    static String described(Class<?> type) {
        if (isWhole(type)) {
            return "a whole number";
        }
        if (type == BigDecimal.class || type == Number.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Spoken.class) {
            return "a text in the language of a sentence";
        }
        if (type == SortedSet.class) {
            return "several names";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (Temporal.class.isAssignableFrom(type) || type == End.class) {
            return "a date or time";
        }
        String name = word(type);
        return ("AEIOU".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /** A method of a fact that takes nothing. */
    static Method method(Class<?> fact, String name) {
        try {
            return fact.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The methods of a type that have a mark, by name; those of one name by what they take. */
    private static ClassValue<Map<String, List<Method>>> marked(Class<? extends Annotation> mark) {
        return new ClassValue<>() {
            @Override
            protected Map<String, List<Method>> computeValue(Class<?> type) {
                Map<String, List<Method>> marked = new TreeMap<>();
                for (Method method : type.getMethods()) {
                    if (!method.isSynthetic() && method.isAnnotationPresent(mark)) {
                        marked.computeIfAbsent(method.getName(), name -> new ArrayList<>(1))
                                .add(method);
                    }
                }
                marked.values().forEach(methods -> methods.sort(BY_ARGUMENTS));
                return marked;
            }
        };
    }
}
