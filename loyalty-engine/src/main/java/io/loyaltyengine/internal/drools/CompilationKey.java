package io.loyaltyengine.internal.drools;

import io.loyaltyengine.internal.drl.Recorder;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.vocabulary.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Names all that compiled classes depend on: the words of the rules, the vocabulary they call, and Drools. Equal keys
 * mean that classes which were compiled there and then fit here and now.
 */
public final class CompilationKey {
    /** Raise it when {@link RuleCompiler} makes other classes, or another plan, of the same words. */
    private static final int FORMAT = 1;

    /** Says which Drools this library is built with and for. */
    private static final String DROOLS = "drools.properties";

    private CompilationKey() {}

    /** SHA-256, in hex. Sentences and names of rules do not enter: Drools never gets to see them. */
    public static String of(RuleSet rules) {
        StringBuilder all = new StringBuilder("format " + FORMAT + "\nDrools " + droolsVersion() + "\n");
        vocabulary().forEach(signature -> all.append(signature).append('\n'));
        for (Stage stage : Stage.values()) {
            all.append(DroolsSource.of(stage, rules.of(stage), rules));
        }
        return sha256(all.toString());
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

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** How compiled rules see what they can ask and say. */
    private static SortedSet<String> vocabulary() {
        Set<Class<?>> types = new HashSet<>();
        SortedSet<String> signatures = new TreeSet<>();
        collect(Recorder.class, types, signatures);
        for (Stage stage : Stage.values()) {
            stage.facts().forEach(fact -> collect(fact, types, signatures));
        }
        return signatures;
    }

    private static void collect(Class<?> type, Set<Class<?>> types, SortedSet<String> signatures) {
        boolean ours = type.getPackage() == Stage.class.getPackage() || type == Recorder.class;
        if (!ours || !types.add(type)) {
            return;
        }
        signatures.add((type.isInterface() ? "interface " : "class ") + type.getName());
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers())) {
                MethodType signature = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
                signatures.add(type.getName() + "." + method.getName() + signature.toMethodDescriptorString());
                Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                        .forEach(other -> collect(other, types, signatures));
            }
        }
    }
}
