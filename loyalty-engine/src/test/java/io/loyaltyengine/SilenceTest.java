package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.model.RuleCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What authors are told of rules that can be loaded. A case is a folder under {@code load-warnings}; what is refused lies
 * beside it and is tried by {@link LoadErrorTest}.
 */
class SilenceTest {
    private static final Path CASES = Path.of("src/test/resources/io/loyaltyengine/load-warnings");
    private static final String EXPECTED = "expected.txt";
    private static final String BENCHMARK = "../loyalty-engine-examples/benchmark/src/main/resources/";

    @TestFactory
    Stream<DynamicTest> whatMayBeMeantOtherwiseIsToldAndLoaded() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            List<Path> folders = cases.filter(Files::isDirectory).sorted().toList();
            assertThat(folders).isNotEmpty();
            return folders.stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            String.valueOf(folder.getFileName()).replace('-', ' '), () -> check(folder)));
        }
    }

    @Test
    void nothingIsToldOfRulesThatAreGood() {
        for (String folder :
                List.of("../rules", "../rules/club", "../rules/bakery", "../rules/coalition", BENCHMARK + "core")) {
            assertThat(Programmes.reference()
                            .check(RuleSource.directory(Path.of(folder)))
                            .problems())
                    .as(folder)
                    .isEmpty();
        }
        assertThat(Programmes.reference().warnings()).isEmpty();
    }

    private static void check(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>(RuleSource.directory(folder).files());
        files.put(LoyaltyEngine.PROGRAMME_FILE, Files.readString(CASES.resolve(LoyaltyEngine.PROGRAMME_FILE)));
        RuleCheck check = Programmes.reference().check(RuleSource.of(files));
        assertThat(check.errors()).isEmpty();
        assertThat(check.isLoadable()).isTrue();
        String told = check.warnings().stream().map(RuleProblem::toString).collect(Collectors.joining("\n")) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(folder.resolve(EXPECTED), told);
        }
        assertThat(told).isEqualTo(Files.readString(folder.resolve(EXPECTED)));
        assertThat(check.warnings()).isNotEmpty().noneMatch(RuleProblem::isError);
    }
}
