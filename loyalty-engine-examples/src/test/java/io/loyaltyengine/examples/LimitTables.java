package io.loyaltyengine.examples;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.RuleReader;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.AtLeast;
import io.loyaltyengine.internal.vocabulary.AtMost;
import io.loyaltyengine.internal.vocabulary.Factor;
import io.loyaltyengine.internal.vocabulary.LookBack;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Sentence;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of what there is at most: from the constants and the marks of arguments. */
final class LimitTables {
    private LimitTables() {}

    /** Of every input. */
    static List<String> inputs() {
        return Stream.of(RuleReader.class, Sentence.class, Limits.class, LoyaltyJson.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields())
                        .filter(LimitTables::isLimit)
                        .map(field -> VocabularyTables.row(
                                without(Sources.member(type, field.getName())),
                                shown(Sources.value(type, field.getName())))))
                .toList();
    }

    private static boolean isLimit(Field field) {
        return Modifier.isPublic(field.getModifiers())
                && Modifier.isStatic(field.getModifiers())
                && !field.getName().equals("SCHEMA");
    }

    private static String without(String sentence) {
        return sentence.replaceAll("[.]$", "");
    }

    /** Of the numbers in rules. */
    static List<String> arguments() {
        Map<String, String> rows = new TreeMap<>();
        Decide.VOCABULARY.verbs().values().stream().flatMap(List::stream).forEach(verb -> {
            add(rows, "decide." + verb.getName(), verb);
            Vocabulary.terms(verb.getReturnType()).values().stream()
                    .flatMap(List::stream)
                    .forEach(term -> add(rows, "." + term.getName(), term));
        });
        Vocabulary.facts().forEach(fact -> Vocabulary.words(fact).values().stream()
                .flatMap(List::stream)
                .forEach(word -> add(rows, word.getName(), word)));
        return new ArrayList<>(rows.values());
    }

    private static void add(Map<String, String> rows, String name, Method method) {
        for (Parameter parameter : method.getParameters()) {
            AtLeast least = parameter.getAnnotation(AtLeast.class);
            AtMost most = parameter.getAnnotation(AtMost.class);
            LookBack back = parameter.getAnnotation(LookBack.class);
            if (most != null || back != null) {
                rows.put(
                        name,
                        VocabularyTables.row(
                                "`" + name + "`",
                                back == null ? from(parameter, least) : "",
                                shown(back == null ? most.value() : back.value())));
            }
        }
    }

    private static String from(Parameter parameter, @Nullable AtLeast least) {
        if (parameter.getType() == Number.class) {
            return parameter.isAnnotationPresent(Factor.class) ? "0" : "0.0001";
        }
        return least == null ? "1" : shown(least.value());
    }

    private static String shown(Object value) {
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,d", number.longValue())
                : String.valueOf(value);
    }
}
