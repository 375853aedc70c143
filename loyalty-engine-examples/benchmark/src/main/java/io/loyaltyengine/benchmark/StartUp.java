package io.loyaltyengine.benchmark;

import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.till.Till;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long a JVM takes from its start to the end of a program that decides one basket, beside the same program with rules
 * written by hand. All have the same customer, the same basket and the core programme, and must print the same.
 */
final class StartUp {
    /** Options for a till: one small heap, no second compiler, no second thread for the garbage. */
    private static final List<String> TILL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx48m", "-Xlog:disable", "-Xlog:all=off");

    private final Path directory;
    private final ClassPath classPath;
    private final PrintWriter progress;
    private final Map<String, Start> starts = new LinkedHashMap<>();

    /** A program to start, and how long it took each time, in milliseconds. */
    private record Start(List<String> command, String comparedWith, List<Double> took) {}

    private StartUp(Path directory, PrintWriter progress) throws IOException {
        this.directory = directory;
        this.classPath = ClassPath.packed(directory);
        this.progress = progress;
    }

    /**
     * Measures and answers two tables in Markdown.
     *
     * @param times how often each program is started, turn by turn
     * @param newerJava the home of a Java 25, to start the till there with an AOT cache
     */
    static String measured(int times, Optional<Path> newerJava, PrintWriter progress)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("start-up");
        StartUp startUp = new StartUp(directory, progress);
        startUp.prepare(newerJava);
        for (int i = 0; i < times; i++) {
            startUp.startAll();
        }
        return startUp.times() + System.lineSeparator() + System.lineSeparator() + startUp.jars();
    }

    private void prepare(Optional<Path> newerJava) throws IOException, InterruptedException {
        RuleSource core = RuleSource.classpath("core", StartUp.class.getClassLoader());
        Path sources = Files.createDirectory(directory.resolve("core"));
        for (Map.Entry<String, String> file : core.files().entrySet()) {
            Files.writeString(sources.resolve(file.getKey()), file.getValue());
        }
        Path prebuilt = directory.resolve("core.prebuilt");
        PrebuiltRules.compile(core).write(prebuilt);

        Path java = Path.of(System.getProperty("java.home"));
        List<String> byHand = program(classPath.byHand(), TillByHand.class.getName());
        List<String> fromPrebuilt = program(classPath.ofTill(), Till.class.getName(), prebuilt.toString());
        List<String> compiling = program(classPath.full(), Till.class.getName(), sources.toString());
        add("by hand", java, List.of(), byHand, "by hand");
        add("rules compiled at run time", java, List.of(), compiling, "by hand");
        add("prebuilt rules", java, List.of(), fromPrebuilt, "by hand");
        archive("by hand, class-data archive, till options", java, byHand, "by-hand.jsa");
        archive("prebuilt rules, class-data archive, till options", java, fromPrebuilt, "till.jsa");
        if (newerJava.isPresent()) {
            cache("by hand, Java 25, AOT cache, till options", newerJava.get(), byHand, "by-hand.aot");
            cache("prebuilt rules, Java 25, AOT cache, till options", newerJava.get(), fromPrebuilt, "till.aot");
        }
    }

    private static List<String> program(ClassPath classPath, String... program) {
        List<String> command = new ArrayList<>(List.of("-cp", classPath.toString()));
        command.addAll(Arrays.asList(program));
        return command;
    }

    private void archive(String name, Path java, List<String> program, String file)
            throws IOException, InterruptedException {
        String archive = directory.resolve(file).toString();
        start(command(java, plus(TILL, "-XX:ArchiveClassesAtExit=" + archive), program));
        add(name, java, plus(TILL, "-XX:SharedArchiveFile=" + archive), program, firstLike(name));
    }

    private void cache(String name, Path java, List<String> program, String file)
            throws IOException, InterruptedException {
        String cache = directory.resolve(file).toString();
        start(command(java, plus(TILL, "-XX:AOTCacheOutput=" + cache), program));
        add(name, java, plus(TILL, "-XX:AOTCache=" + cache), program, firstLike(name));
    }

    private static String firstLike(String name) {
        return name.replaceFirst("prebuilt rules", "by hand");
    }

    private static List<String> plus(List<String> options, String more) {
        List<String> all = new ArrayList<>(options);
        all.add(more);
        return all;
    }

    private void add(String name, Path java, List<String> options, List<String> program, String comparedWith) {
        starts.put(name, new Start(command(java, options, program), comparedWith, new ArrayList<>()));
    }

    private static List<String> command(Path java, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin").resolve("java").toString());
        command.addAll(options);
        command.addAll(program);
        return command;
    }

    /** One after the other, so that a busy moment of the machine does not fall on one of them alone. */
    private void startAll() throws IOException, InterruptedException {
        String expected = "";
        for (Map.Entry<String, Start> entry : starts.entrySet()) {
            Start start = entry.getValue();
            long before = System.nanoTime();
            String printed = start(start.command());
            start.took().add((System.nanoTime() - before) / 1e6);
            if (!expected.isEmpty() && !expected.equals(printed)) {
                throw new IllegalStateException(entry.getKey() + " printed " + printed + " instead of " + expected);
            }
            expected = printed;
        }
        progress.print('.');
        progress.flush();
    }

    private String start(List<String> command) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        int code = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": "
                    + Files.readString(err) + Files.readString(out));
        }
        return Files.readString(out);
    }

    private String times() {
        List<String> lines = new ArrayList<>();
        lines.add("| from the start of the JVM to its end | milliseconds | by hand = 1 | compiled at run time = 1 |");
        lines.add("|---|---:|---:|---:|");
        double compiled = median("rules compiled at run time");
        starts.forEach((name, start) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f |",
                name,
                median(name),
                median(name) / median(start.comparedWith()),
                median(name) / compiled)));
        return String.join(System.lineSeparator(), lines);
    }

    private double median(String name) {
        Start start = starts.get(name);
        if (start == null) {
            throw new IllegalArgumentException(name);
        }
        List<Double> sorted = start.took().stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private String jars() {
        return String.join(
                System.lineSeparator(),
                "| on the class path, besides the library | jars | MiB |",
                "|---|---:|---:|",
                jars("all: rules can be compiled", classPath.full()),
                jars("a till: prebuilt rules only", classPath.ofTill()));
    }

    private static String jars(String name, ClassPath of) {
        return String.format(Locale.ROOT, "| %s | %d | %.1f |", name, of.size(), of.mebibytes());
    }
}
