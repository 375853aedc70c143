package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.base.Hash;
import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names all that compiled classes depend on besides the words of their rule: the vocabulary they call, and Drools. Equal
 * keys mean that classes which were compiled there and then fit here and now.
 */
public final class CompilationKey {
    /** Raise it when {@link RuleCompiler} makes other classes, or another plan, of the same words, or rules are keyed otherwise. */
    private static final int FORMAT = 5;

    /** Says which Drools this library is built with and for. */
    private static final String DROOLS = "drools.properties";

    private CompilationKey() {}

    /** The format, Drools' version, and what names the vocabulary. */
    public static String of(Vocabulary vocabulary) {
        return FORMAT + " Drools " + droolsVersion() + " "
                + vocabulary.recorded().orElseGet(() -> ofWords(vocabulary));
    }

    /** Names a vocabulary: the SHA-256, in hex, of how compiled rules see what they can ask and say. */
    static String ofWords(Vocabulary vocabulary) {
        return Hash.of(String.join("\n", signatures(vocabulary)));
    }

    /** The same with all words of some rules. Their names and sentences do not enter: Drools never gets to see them. */
    public static String of(RuleSet rules) {
        StringBuilder all = new StringBuilder(of(rules.vocabulary()));
        rules.all().stream().map(Compilation::path).distinct().sorted().forEach(key -> all.append('\n')
                .append(key));
        return Hash.of(all.toString());
    }

    private static String droolsVersion() {
        Properties drools = new Properties();
        try (InputStream file = Objects.requireNonNull(CompilationKey.class.getResourceAsStream(DROOLS), DROOLS)) {
            drools.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(DROOLS + " cannot be read.", e);
        }
        return drools.getProperty("version");
    }

    private static SortedSet<String> signatures(Vocabulary vocabulary) {
        SortedSet<String> signatures = new TreeSet<>();
        signatures.add("decide " + vocabulary.decide().getName());
        for (Method method : Recorder.class.getMethods()) {
            signatures.add(signature(method));
        }
        for (Method verb : methods(vocabulary.verbs())) {
            signatures.add(signature(verb));
            methods(Vocabulary.terms(verb.getReturnType())).forEach(term -> signatures.add(signature(term)));
        }
        for (Class<?> fact : Vocabulary.facts()) {
            signatures.add("fact " + fact.getName());
            methods(Vocabulary.words(fact)).forEach(word -> signatures.add(signature(word)));
        }
        return signatures;
    }

    private static List<Method> methods(Map<String, List<Method>> byName) {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    private static String signature(Method method) {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return method.getDeclaringClass().getName() + "." + method.getName() + type.toMethodDescriptorString();
    }
}
