package io.loyaltyengine.workbench.author;

import io.loyaltyengine.internal.vocabulary.Stage;
import io.loyaltyengine.internal.vocabulary.Term;
import io.loyaltyengine.internal.vocabulary.Verb;
import io.loyaltyengine.internal.vocabulary.Word;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of the manual, from the marks that its tables are made of. */
final class Manual {
    private Manual() {}

    /** What the manual says of a word, a verb or a term; of one that takes different things a row for each. */
    static String says(List<Method> methods) {
        return methods.stream().map(Manual::row).distinct().collect(Collectors.joining("\n\n"));
    }

    private static String row(Method method) {
        Word word = method.getAnnotation(Word.class);
        if (word != null) {
            return code(word.example().isEmpty() ? method.getName() : word.example()) + ": " + word.value();
        }
        Verb verb = method.getAnnotation(Verb.class);
        if (verb != null) {
            String stages = Arrays.stream(verb.stages()).map(Stage::word).collect(Collectors.joining(", "));
            return code(verb.example()) + ": " + verb.says() + " (" + stages + ")";
        }
        Term term = method.getAnnotation(Term.class);
        return term == null ? "" : code(term.example()) + ": " + term.says();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
