package io.loyaltyengine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.error.RuleLoadException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a host sees of its scenarios; and what its page says of them. */
class LoyaltyScenariosTest {
    private static final Path RULES = Path.of("src/test/resources/rules");

    @TempDir
    private Path rules = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(rules.resolve("scenarios"));
        for (String file : List.of("programme.json", "points.drl", "scenarios/points.yaml")) {
            Files.copy(RULES.resolve(file), rules.resolve(file));
        }
    }

    @Test
    void everyFileIsAContainerAndEveryScenarioATestThatLeadsToItsLine() throws Throwable {
        List<DynamicNode> files = LoyaltyScenarios.in(rules).toList();
        URI points = rules.resolve("scenarios/points.yaml").toUri();
        assertThat(files).extracting(DynamicNode::getDisplayName).containsExactly("scenarios/points.yaml");
        assertThat(files.get(0).getTestSourceUri()).contains(points);
        List<DynamicTest> tests = tests(files);
        assertThat(tests)
                .extracting(DynamicNode::getDisplayName)
                .containsExactly("Ten euros, ten points", "A part of a euro earns nothing");
        assertThat(tests.get(0).getTestSourceUri()).contains(URI.create(points + "?line=3"));
        assertThat(tests.get(1).getTestSourceUri()).contains(URI.create(points + "?line=9"));
        for (DynamicTest test : tests) {
            test.getExecutable().execute();
        }
    }

    @Test
    void aFailureReadsAsThePageSays() throws IOException {
        change("points.drl", "earn(1)", "earn(2)");
        List<DynamicTest> tests = tests(LoyaltyScenarios.in(rules).toList());
        assertThatThrownBy(tests.get(0).getExecutable()::execute)
                .isInstanceOf(AssertionError.class)
                .satisfies(failure -> assertThat(failure + "\n\tat " + failure.getStackTrace()[0])
                        .isEqualTo("java.lang.AssertionError: "
                                + Page.block("text").stripTrailing().replace("    at ", "\tat ")));
    }

    @Test
    void rulesThatDoNotLoadSayWhy() throws IOException {
        change("points.drl", "paid", "payd");
        assertThatThrownBy(() -> LoyaltyScenarios.in(rules))
                .isInstanceOf(RuleLoadException.class)
                .hasMessageContaining("points.drl:8:15")
                .hasMessageContaining("Maybe `paid`");
    }

    @Test
    void aScenarioThatCannotBeReadFailsAndHidesNoOther() throws IOException {
        change("scenarios/points.yaml", "never", "nevr");
        Files.copy(RULES.resolve("scenarios/points.yaml"), rules.resolve("stray.yaml"));
        List<DynamicNode> files = LoyaltyScenarios.in(rules).toList();
        assertThat(files)
                .extracting(DynamicNode::getDisplayName)
                .containsExactly("stray.yaml", "scenarios/points.yaml");
        List<DynamicTest> tests = tests(files);
        assertThat(tests).hasSize(3);
        assertThatThrownBy(tests.get(0).getExecutable()::execute)
                .hasMessage("stray.yaml: nobody runs these scenarios. Move them into the folder `scenarios`.");
        assertThatThrownBy(tests.get(1).getExecutable()::execute)
                .hasMessage(
                        "points.yaml:9: \"A part of a euro earns nothing\": a scenario has no `nevr`. Maybe `never`.");
        assertThat(tests.get(2).getDisplayName()).isEqualTo("Ten euros, ten points");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNoFileIsNamedAndNotWaitedFor() throws IOException, InterruptedException {
        Path scenarios = rules.resolve("scenarios");
        Files.createSymbolicLink(scenarios.resolve("a.yaml"), Path.of("nowhere.yaml"));
        for (Path pipe : List.of(scenarios.resolve("b.yaml"), rules.resolve("stray.yaml"))) {
            assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        }
        Files.createSymbolicLink(scenarios.resolve("c.yaml"), Path.of("/dev/zero"));
        Files.write(scenarios.resolve("d.yaml"), new byte[Limits.MAX_RULE_FILE_BYTES + 1]);
        Files.write(rules.resolve("host.yaml"), new byte[] {(byte) 0xE4});
        assertThat(tests(LoyaltyScenarios.in(rules).toList()))
                .extracting(DynamicNode::getDisplayName)
                .containsExactly(
                        "a.yaml: this is a link that leads nowhere. Maybe its target has moved.",
                        "b.yaml: this is no file, but a pipe, a socket or a device. Put a file in its place.",
                        "c.yaml: this is no file, but a pipe, a socket or a device. Put a file in its place.",
                        "d.yaml: the file is longer than 3000000 bytes. Split it.",
                        "Ten euros, ten points",
                        "A part of a euro earns nothing");
    }

    @Test
    void aFileSystemThatIsClosedIsAFolderThatCannotBeRead() throws IOException {
        LoyaltyEngine engine =
                LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build();
        FileSystem zip = FileSystems.newFileSystem(rules.resolve("a.zip"), Map.of("create", "true"));
        zip.close();
        assertThatThrownBy(() -> ScenarioFile.beside(zip.getPath("rules"), engine))
                .isInstanceOf(IOException.class)
                .hasMessage("rules: This folder cannot be looked into: `java.nio.file.ClosedFileSystemException`.");
    }

    @Test
    void rulesThatNobodyTriesFail() throws IOException {
        Files.writeString(rules.resolve("scenarios/points.yaml"), "[]");
        assertThatThrownBy(() -> LoyaltyScenarios.in(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No scenario tries the rules");
    }

    @Test
    void thePageShowsAClassThatRuns() throws IOException {
        String shown = Page.block("java").replace("src/main/resources/rules", RULES.toString());
        assertThat(Files.readString(Path.of("src/test/java/io/loyaltyengine/testkit/RulesTest.java")))
                .isEqualTo("package io.loyaltyengine.testkit;\n\n"
                        + shown.replace("import io.loyaltyengine.testkit.LoyaltyScenarios;\n", ""));
    }

    @Test
    void thePageNamesWhatIsInTheJar() throws IOException {
        String schema = "io/loyaltyengine/testkit/scenario.schema.json";
        assertThat(Page.text()).contains(schema);
        assertThat(LoyaltyScenarios.class.getClassLoader().getResource(schema)).isNotNull();
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>loyalty-engine-test-kit</artifactId>")
                .contains(Page.block("xml")
                        .lines()
                        .filter(line -> line.contains("version"))
                        .findFirst()
                        .orElseThrow()
                        .strip());
    }

    private static List<DynamicTest> tests(List<DynamicNode> files) {
        return files.stream()
                .flatMap(file -> ((DynamicContainer) file).getChildren())
                .map(DynamicTest.class::cast)
                .toList();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = rules.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    /** {@code README.md} beside the module. */
    private static final class Page {
        static String text() throws IOException {
            return Files.readString(Path.of("README.md"));
        }

        static String block(String language) throws IOException {
            String start = "```" + language + "\n";
            int from = text().indexOf(start) + start.length();
            return text().substring(from, text().indexOf("```", from));
        }
    }
}
