package io.loyaltyengine.testkit;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of scenarios, as far as it can be read: a scenario that cannot hides no other.
 *
 * @param path where it lies
 * @param scenarios in the order of the file
 * @param problems what is wrong with the others, each naming file and scenario
 */
public record ScenarioFile(Path path, List<Scenario> scenarios, List<ScenarioProblem> problems) {
    /** The folder beside the rules in which scenarios lie. */
    private static final String FOLDER = "scenarios";

    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
        problems = List.copyOf(problems);
    }

    /**
     * What tries the rules of a folder: the files in its folder {@code scenarios}, by name. Before them come those that hold
     * scenarios elsewhere, where nobody runs them; that is their problem.
     *
     * @param engine of these rules
     * @throws IOException when a folder cannot be read, or a file elsewhere that could hold scenarios
     */
    public static List<ScenarioFile> beside(Path rules, LoyaltyEngine engine) throws IOException {
        try {
            return found(rules, engine);
        } catch (UncheckedIOException e) {
            // Thrown while a folder is being listed.
            throw Objects.requireNonNull(e.getCause());
        } catch (ClosedFileSystemException e) {
            throw new IOException(rules + ": This folder cannot be looked into: `" + e + "`.", e);
        }
    }

    private static List<ScenarioFile> found(Path rules, LoyaltyEngine engine) throws IOException {
        List<ScenarioFile> files = new ArrayList<>();
        for (Path stray : strays(rules)) {
            files.add(new ScenarioFile(
                    stray,
                    List.of(),
                    List.of(new ScenarioProblem(
                            String.valueOf(stray.getFileName()),
                            0,
                            rules.relativize(stray)
                                    + ": nobody runs these scenarios. Move them into the folder `scenarios`."))));
        }
        Path folder = rules.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.sorted().toList()) {
                    if (!Files.isDirectory(path)) {
                        files.add(new ScenarioReader(path, engine).read());
                    }
                }
            }
        }
        return files;
    }

    /**
     * The scenarios in a text, such as one that is still being written.
     *
     * @param path where it lies, or will; nothing is read from there
     * @param engine of the rules that they try
     */
    public static ScenarioFile of(Path path, String text, LoyaltyEngine engine) {
        return new ScenarioReader(path, engine).read(text);
    }

    /**
     * Something to be tried: what stands under a scenario's name but what it expects, such as {@code given} and {@code when}.
     *
     * @return the one scenario, which always comes true, or what is wrong with it
     */
    public static ScenarioFile attempt(Path path, String text, LoyaltyEngine engine) {
        return new ScenarioReader(path, engine).attempt(text);
    }

    /** Scenarios in files that are not beside the others; a folder with a programme of its own is another matter. */
    private static List<Path> strays(Path rules) throws IOException {
        List<Path> strays = new ArrayList<>();
        Files.walkFileTree(rules, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean elsewhere = !folder.equals(rules) && Files.exists(folder.resolve(LoyaltyEngine.PROGRAMME_FILE));
                return elsewhere ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!rules.resolve(FOLDER).equals(file.getParent())
                        && file.toString().matches("(?i).*[.]ya?ml")
                        && holdsScenarios(file)) {
                    strays.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        strays.sort(null);
        return strays;
    }

    /** Whoever has put it there need not have meant it for us: it may be anything, in any encoding. */
    private static boolean holdsScenarios(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) <= Limits.MAX_RULE_FILE_BYTES
                && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("- scenario:");
    }
}
