package io.loyaltyengine.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The class path of this JVM as jars, for only what lies in jars gets into a class-data archive; and parts of it. */
record ClassPath(List<Path> jars) {
    /** What only this benchmark needs. */
    private static final Set<String> BENCHMARK = Set.of(
            "commons-math3",
            "drools-tms",
            "easy-rules-core",
            "evrete-core",
            "jmh-core",
            "jopt-simple",
            "picocli",
            "slf4j-nop");

    /** What a till needs beside what it shares with one written by hand. */
    private static final Set<String> RULES = Set.of("drools-canonical-model", "drools-model-compiler", "drools-util");

    private static final Set<String> EVERY_TILL = Set.of(
            "classes",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-datatype-jdk8",
            "loyalty-engine",
            "loyalty-engine-till-example",
            "slf4j-api",
            "slf4j-nop");

    /** Packs what lies in directories. */
    static ClassPath packed(Path into) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? pack(path, into.resolve("classes-" + jars.size() + ".jar")) : path);
        }
        return new ClassPath(jars);
    }

    private static Path pack(Path directory, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(directory)) {
            paths.filter(Files::isRegularFile).sorted().forEach(path -> {
                try {
                    packed.putNextEntry(
                            new JarEntry(directory.relativize(path).toString().replace(File.separatorChar, '/')));
                    Files.copy(path, packed);
                    packed.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return jar;
    }

    /** What the engine needs to compile rules. */
    ClassPath full() {
        return filtered(name -> !BENCHMARK.contains(name) || name.equals("slf4j-nop"));
    }

    /** What the engine needs to fire prebuilt rules. */
    ClassPath ofTill() {
        return filtered(name -> RULES.contains(name) || EVERY_TILL.contains(name));
    }

    /** What a till with rules written by hand needs. */
    ClassPath byHand() {
        return filtered(EVERY_TILL::contains);
    }

    private ClassPath filtered(Predicate<String> wanted) {
        return new ClassPath(
                jars.stream().filter(jar -> wanted.test(artifact(jar))).toList());
    }

    /** The libraries among them, in mebibytes; the log's end and this program's own classes do not count. */
    double mebibytes() {
        return libraries().mapToLong(jar -> jar.toFile().length()).sum() / 1024.0 / 1024.0;
    }

    long size() {
        return libraries().count();
    }

    private Stream<Path> libraries() {
        return jars.stream().filter(jar -> !Set.of("classes", "slf4j-nop").contains(artifact(jar)));
    }

    private static String artifact(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("-[0-9].*", "");
    }

    @Override
    public String toString() {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }
}
