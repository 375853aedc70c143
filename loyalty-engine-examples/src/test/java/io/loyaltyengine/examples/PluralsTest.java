package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One point is no points: wherever a number stands before a noun, the noun goes with it. */
class PluralsTest {
    private static final Pattern PLURAL_FOR_ALL = Pattern.compile(
            "\\{\\w+\\} (\\p{L}+ ){0,3}(points|Punkte|times|vouchers|Wertschecks|months|Monate|days|Tage)\\b");

    @TestFactory
    Stream<DynamicTest> noSentenceHasAPluralForOne() throws IOException {
        List<Path> sources = Stream.of(
                        "../rules", "src/main", "benchmark/src/main", "till/src/main", "../loyalty-engine/src/main")
                .flatMap(folder -> sources(Path.of(folder)))
                .toList();
        assertThat(sources).hasSizeGreaterThan(100);
        return sources.stream()
                .map(source -> DynamicTest.dynamicTest(source.toString(), () -> assertThat(Files.readString(source))
                        .doesNotContainPattern(PLURAL_FOR_ALL)));
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths
                    .filter(path ->
                            path.toString().endsWith(".drl") || path.toString().endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
