package io.loyaltyengine.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrebuildMojoTest {
    private final Said said = new Said();
    private final PrebuildMojo prebuild = new PrebuildMojo();
    private Folder folder = new Folder(Path.of("."));
    private Path file = Path.of(".");

    @BeforeEach
    void rules(@TempDir Path directory) throws IOException {
        folder = Folder.copiedTo(directory.resolve("rules"));
        file = directory.resolve("target/classes/rules.prebuilt");
        prebuild.rules = folder.path().toFile();
        prebuild.prebuilt = file.toFile();
        prebuild.setLog(said);
    }

    @Test
    void writesWhatAnEngineLoads() throws Exception {
        prebuild.execute();
        assertThat(said.lines).containsExactly("info: " + file + " holds the compiled rules.");
        assertThat(engine(PrebuiltRules.read(file)).ruleSet())
                .isEqualTo(engine(RuleSource.directory(folder.path())).ruleSet());
    }

    @Test
    void compilesOnlyWhatIsNew() throws Exception {
        prebuild.execute();
        prebuild.execute();
        assertThat(said.lines).last().isEqualTo("info: " + file + " is up to date.");

        folder.replace("points.drl", "earn(1)", "earn(2)");
        prebuild.execute();
        assertThat(said.lines).last().isEqualTo("info: " + file + " holds the compiled rules.");
        assertThat(PrebuiltRules.read(file).files().get("points.drl")).contains("earn(2)");
    }

    @Test
    void takesThePlaceOfWhatCannotBeLoaded() throws Exception {
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.writeString(file, "Of another version.");
        prebuild.execute();
        assertThat(engine(PrebuiltRules.read(file)).ruleNames()).containsExactly("One point for every euro");
    }

    @Test
    void failsWithPlaceCaretAndHintAndWritesNothing() throws IOException {
        folder.replace("points.drl", "paid", "payed");
        assertThatThrownBy(prebuild::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                The rules have 1 problem:
                points.drl:8:15: rule "One point for every euro": `Purchase` has no `payed`.
                    Purchase( payed > 0 )
                              ^
                    Maybe `paid`.""");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Files.createDirectories(file.resolve("a-folder"));
        assertThatThrownBy(prebuild::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(file.toString());
    }

    private static LoyaltyEngine engine(RuleSource rules) {
        return LoyaltyEngine.builder().rules(rules).build();
    }
}
