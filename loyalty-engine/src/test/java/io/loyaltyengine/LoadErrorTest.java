package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.drl.RuleReader;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What authors are told, to the letter. A case is a folder under {@code load-errors} with rule files and the
 * {@code expected.txt} they get; the {@code programme.json} beside the folders goes with all but one.
 *
 * <p>To write the texts anew, then read them aloud: {@code ./mvnw -pl loyalty-engine test -Dtest=LoadErrorTest
 * -Dgolden.write=true}.
 */
class LoadErrorTest {
    private static final Path CASES = Path.of("src/test/resources/io/loyaltyengine/load-errors");
    private static final String EXPECTED = "expected.txt";
    private static final String WITHOUT_PROGRAMME = "missing-programme";

    private final Path rules;

    LoadErrorTest(@TempDir Path rules) {
        this.rules = rules;
    }

    @TestFactory
    Stream<DynamicTest> everyMistakeIsNamedWithItsPlaceAndItsMend() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            List<Path> folders = cases.filter(Files::isDirectory).sorted().toList();
            assertThat(folders).hasSizeGreaterThan(100);
            return folders.stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            String.valueOf(folder.getFileName()).replace('-', ' '), () -> check(folder)));
        }
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.copy(CASES.resolve(LoyaltyEngine.PROGRAMME_FILE), rules.resolve(LoyaltyEngine.PROGRAMME_FILE));
        Files.write(rules.resolve("latin.drl"), "package standing // für".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(rules.resolve("wide.drl"), "package standing".getBytes(StandardCharsets.UTF_16));
        assertThat(failure(rules)).hasMessage("""
                The rules have 2 problems:
                latin.drl: The file is no UTF-8 text.
                    Save it as UTF-8 in your editor.
                wide.drl: The file is no UTF-8 text.
                    Save it as UTF-8 in your editor.""");
    }

    @Test
    void aProgrammeThatIsNotUtf8IsRefused() throws IOException {
        Files.writeString(rules.resolve("some.drl"), "package standing");
        Files.write(
                rules.resolve(LoyaltyEngine.PROGRAMME_FILE),
                "{\"name\": \"für\"}".getBytes(Charset.forName("windows-1252")));
        assertThat(failure(rules)).hasMessage("""
                The rules have 1 problem:
                programme.json: The file is no UTF-8 text.
                    Save it as UTF-8 in your editor.""");
    }

    @Test
    void aFileOfZerosIsRefusedInFewWords() throws IOException {
        Files.copy(CASES.resolve(LoyaltyEngine.PROGRAMME_FILE), rules.resolve(LoyaltyEngine.PROGRAMME_FILE));
        Files.write(rules.resolve("disk-full.drl"), new byte[500_000]);
        assertThat(failure(rules)).hasMessageContaining("disk-full.drl:1:1: The character `U+0000` has no place here.");
        assertThat(failure(rules).problems()).hasSizeLessThan(4);
    }

    @Test
    void ofTooManyRulesTheFirstIsNamedAndNothingBehindItIsRead() {
        StringBuilder most = new StringBuilder("package earning\n");
        for (int i = 0; i < RuleReader.MAX_RULES; i++) {
            most.append("rule \"").append(i).append("\" @en(\"a\") @de(\"b\") when then decide.cap(1); end\n");
        }
        Map<String, String> files =
                new TreeMap<>(Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "a.drl", most.toString()));
        assertThat(errors(files)).isEmpty();
        files.put("b.drl", "package earning\n\nrule \"one more\" nonsense");
        files.put("c.drl", "nonsense");
        assertThat(errors(files)).singleElement().hasToString("""
                b.drl:3:1: There are more than 10000 rules.
                    rule "one more" nonsense
                    ^
                    This one, and what follows it, is not read. Maybe the wrong folder.""");
    }

    @Test
    void aProgrammeOfBracketsAloneIsRefusedInLittleMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(errors(Map.of(LoyaltyEngine.PROGRAMME_FILE, "[".repeat(500_000))))
                .first()
                .satisfies(problem ->
                        assertThat(problem.message()).isEqualTo("The input is a list; it must be an object."))
                .satisfies(problem -> assertThat(problem.column()).isEqualTo(1));
        // For each of a thousand brackets it was said where it stands, in a thousand steps: gigabytes.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
    }

    @Test
    void aNameAsLongAsAFileIsCut() {
        String name = "a".repeat(70_000);
        assertThat(errors(
                        Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, name + ".drl", "", "b/" + name, "")))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(400));
    }

    private static List<RuleProblem> errors(Map<String, String> files) {
        return ProgrammeFiles.problems(files).stream()
                .filter(RuleProblem::isError)
                .toList();
    }

    @Test
    void whatOnlyLooksLikeAMistakeLoads() throws IOException {
        Files.copy(CASES.resolve(LoyaltyEngine.PROGRAMME_FILE), rules.resolve(LoyaltyEngine.PROGRAMME_FILE));
        Files.writeString(rules.resolve("points.drl"), """
                package earning

                rule "Odd, but right"
                    @en("$3 off, #1 -- 200% <great> [wow] (points): {points|point|points}.")
                    @de("3 % $ {points|Punkt|Punkte}.")
                when
                    Customer( visits in (1,2,3) || visits in (1,200), spend in (1,2.5B) )
                    Purchase( paid >= 0.125B, paid < 1234.567B )
                then
                    decide.earn(1);
                end
                """);
        assertThat(LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build())
                .isNotNull();
    }

    private void check(Path folder) throws IOException {
        Path copy = Files.createDirectory(rules.resolve(String.valueOf(folder.getFileName())));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> !file.equals(folder)).sorted().toList()) {
                Files.copy(file, copy.resolve(folder.relativize(file).toString()));
            }
        }
        Path own = folder.resolve(LoyaltyEngine.PROGRAMME_FILE);
        if (!folder.endsWith(WITHOUT_PROGRAMME) && Files.notExists(own)) {
            Files.copy(CASES.resolve(LoyaltyEngine.PROGRAMME_FILE), copy.resolve(LoyaltyEngine.PROGRAMME_FILE));
        }
        RuleLoadException failure = failure(copy);
        String message = String.valueOf(failure.getMessage());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(folder.resolve(EXPECTED), message + "\n");
        }
        assertThat(message + "\n").isEqualTo(Files.readString(folder.resolve(EXPECTED)));
        assertThat(failure.problems())
                .isSortedAccordingTo(Comparator.comparing(RuleProblem::file).thenComparingInt(RuleProblem::line))
                .allSatisfy(LoadErrorTest::readsWell);
    }

    private static void readsWell(RuleProblem problem) {
        assertThat(problem.hint()).as("hint of %s", problem).isNotBlank();
        assertThat(problem.message() + problem.hint())
                .doesNotContainIgnoringCase("drools")
                .doesNotContain("io.loyaltyengine", "java.", "Exception", "null", "internal");
        assertThat(problem.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(300));
    }

    private static RuleLoadException failure(Path folder) {
        RuleLoadException failure = catchThrowableOfType(RuleLoadException.class, () -> LoyaltyEngine.builder()
                .rules(RuleSource.directory(folder))
                .build());
        assertThat(failure).as("what %s gets", folder.getFileName()).isNotNull();
        return failure;
    }
}
