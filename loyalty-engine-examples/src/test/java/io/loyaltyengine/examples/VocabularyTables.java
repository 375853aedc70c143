package io.loyaltyengine.examples;

import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.vocabulary.AccountName;
import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.Word;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of words and verbs, made from what the words, verbs and terms say of themselves. */
final class VocabularyTables {
    private VocabularyTables() {}

    /** The rows of every fact, by its name. */
    static Map<String, List<String>> facts() {
        Map<String, List<String>> tables = new TreeMap<>();
        Vocabulary.facts().forEach(fact -> tables.put(Vocabulary.word(fact), words(fact)));
        return tables;
    }

    /** An example of every verb, by stage. */
    static List<String> examples() {
        Set<String> told = new TreeSet<>();
        return ordered().stream()
                .flatMap(List::stream)
                .filter(verb -> told.add(verb.getName()))
                .map(verb -> verb.getAnnotation(Verb.class))
                .map(verb -> row(code(verb.example()), stages(verb), verb.says()))
                .toList();
    }

    private static List<String> words(Class<?> fact) {
        return Vocabulary.words(fact).values().stream()
                .flatMap(List::stream)
                .filter(word -> !isOfAnotherAccount(word))
                .map(word ->
                        row(code(written(word)), word.getAnnotation(Word.class).value()))
                .toList();
    }

    /** Whether it is the form that names its account, which is told once for all. */
    private static boolean isOfAnotherAccount(Method method) {
        int last = method.getParameterCount() - 1;
        return last >= 0 && method.getParameters()[last].isAnnotationPresent(AccountName.class);
    }

    private static String written(Method word) {
        String example = word.getAnnotation(Word.class).example();
        return example.isEmpty() ? word.getName() : example;
    }

    /** By stage; verbs that the same can follow stand together. */
    private static List<List<Method>> ordered() {
        Map<String, List<Method>> groups = Decide.VOCABULARY.verbs().values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        verb -> verb.getReturnType().getName(), TreeMap::new, Collectors.toList()));
        List<List<Method>> ordered = new ArrayList<>(groups.values());
        ordered.sort(Comparator.<List<Method>, Stage>comparing(group -> stages(group.get(0))[0])
                .thenComparing(group -> group.get(0).getName()));
        return ordered;
    }

    /** What can follow several verbs, family by family. */
    static List<String> shared() {
        Map<String, String> says = new LinkedHashMap<>();
        Map<String, Set<String>> verbs = new TreeMap<>();
        for (List<Method> group : ordered()) {
            terms(group).filter(VocabularyTables::isShared).forEach(term -> {
                Term mark = term.getAnnotation(Term.class);
                says.put(term.getName(), mark.says() + ": " + code(mark.example()));
                group.forEach(verb -> verbs.computeIfAbsent(term.getName(), first -> new TreeSet<>())
                        .add(code(verb.getName())));
            });
        }
        return says.entrySet().stream()
                .map(term -> row(
                        code("." + term.getKey()),
                        String.join(" ", verbs.getOrDefault(term.getKey(), Set.of())),
                        term.getValue()))
                .toList();
    }

    private static boolean isShared(Method term) {
        return term.getAnnotation(Term.class).example().startsWith(".");
    }

    private static Stream<Method> terms(List<Method> group) {
        return Vocabulary.terms(group.get(0).getReturnType()).values().stream().flatMap(List::stream);
    }

    /** Every verb with what can follow it alone. */
    static List<String> verbs() {
        List<String> rows = new ArrayList<>();
        for (List<Method> group : ordered()) {
            group.stream().filter(verb -> !isOfAnotherAccount(verb)).forEach(verb -> rows.add(verb(verb)));
            terms(group).filter(term -> !isShared(term)).forEach(term -> rows.add(term(term)));
        }
        return rows;
    }

    private static String verb(Method method) {
        Verb verb = method.getAnnotation(Verb.class);
        String said = Placeholders.of(verb.leadsTo()).stream()
                .map(placeholder -> code("{" + placeholder + "}"))
                .collect(Collectors.joining(" "));
        return row(code(method.getName()), stages(verb), said, verb.says() + ": " + code(verb.example()));
    }

    private static String stages(Verb verb) {
        return Arrays.stream(verb.stages()).map(stage -> code(stage.word())).collect(Collectors.joining(" "));
    }

    private static String term(Method method) {
        Term term = method.getAnnotation(Term.class);
        return row(code("." + method.getName()), "", "", term.says() + ": " + code(term.example()));
    }

    private static Stage[] stages(Method verb) {
        return verb.getAnnotation(Verb.class).stages();
    }

    static String row(String... cells) {
        return "| "
                + Arrays.stream(cells)
                        .map(cell -> cell + " |")
                        .collect(Collectors.joining(" "))
                        .replace("  ", " ");
    }

    private static String code(String code) {
        return "`" + code + "`";
    }
}
