package io.loyaltyengine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs a program in a JVM of its own, with this one's class path or a part of it. */
final class Jvm {
    /** All that prebuilt rules need: what {@code rules-directory target-file} has built runs with these. */
    private static final List<String> JARS_OF_A_TILL = List.of(
            "drools-canonical-model",
            "drools-model-compiler",
            "drools-util",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-datatype-jdk8",
            "slf4j-api");

    private final List<String> classPath;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private Jvm(Predicate<String> entries) {
        this.classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entries)
                .toList();
    }

    Jvm with(String option) {
        options.add(option);
        return this;
    }

    Jvm withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What a program printed, and how it ended. */
    record Ended(int code, String out, String err) {}

    static Jvm full() {
        return new Jvm(entry -> true);
    }

    static Jvm ofATill() {
        return new Jvm(entry -> !entry.endsWith(".jar") || JARS_OF_A_TILL.contains(artifact(entry)));
    }

    /** The jars by name, without versions. */
    List<String> jars() {
        return classPath.stream()
                .filter(entry -> entry.endsWith(".jar"))
                .map(Jvm::artifact)
                .sorted()
                .toList();
    }

    static List<String> jarsOfATill() {
        return JARS_OF_A_TILL;
    }

    Ended run(Class<?> program, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), program.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            ProcessBuilder process =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            process.environment().putAll(environment);
            return new Ended(process.start().waitFor(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** What a library writes to its standard error is in whatever charset the JVM has. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String artifact(String jar) {
        return String.valueOf(Path.of(jar).getFileName()).replaceFirst("-[0-9].*", "");
    }
}
