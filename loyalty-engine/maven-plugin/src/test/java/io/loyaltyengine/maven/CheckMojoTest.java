package io.loyaltyengine.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckMojoTest {
    private final Said said = new Said();
    private final CheckMojo check = new CheckMojo();
    private Folder folder = new Folder(Path.of("."));

    @BeforeEach
    void rules(@TempDir Path directory) throws IOException {
        folder = Folder.copiedTo(directory);
        check.rules = directory.toFile();
        check.setLog(said);
    }

    @Test
    void saysWhatItHasLookedAt() throws Exception {
        check.execute();
        assertThat(said.lines)
                .containsExactly("info: The rules of corner shop 1 load.", "info: 2 scenarios come true.");
    }

    @Test
    void failsWithPlaceCaretAndHint() throws IOException {
        folder.replace("points.drl", "paid", "payed");
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                The rules have 1 problem:
                points.drl:8:15: rule "One point for every euro": `Purchase` has no `payed`.
                    Purchase( payed > 0 )
                              ^
                    Maybe `paid`.""");
    }

    @Test
    void failsWithoutRules() {
        check.rules = folder.path().resolve("none").toFile();
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("none: This directory does not exist.");
    }

    @Test
    void failsForAScenarioThatDoesNotComeTrue() throws IOException {
        folder.replace("points.drl", "earn(1)", "earn(2)");
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                Not every scenario comes true:
                points.yaml:3: "Ten euros, ten points"
                    PointsEarned: `points` is `20`, not `10`""");
    }

    @Test
    void failsForAScenarioThatCannotBeRead() throws IOException {
        folder.replace("scenarios/points.yaml", "PointsEarned:", "PointsErned:");
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("PointsErned");
    }

    @Test
    void leavesScenariosAlone() throws Exception {
        folder.replace("points.drl", "earn(1)", "earn(2)");
        check.scenarios = false;
        check.execute();
        assertThat(said.lines).containsExactly("info: The rules of corner shop 1 load.");
    }

    @Test
    void warnsOfRulesThatNothingTries() throws Exception {
        Files.delete(folder.path().resolve("scenarios/points.yaml"));
        check.execute();
        assertThat(said.lines)
                .last()
                .isEqualTo("warn: No scenario tries the rules. Put some into the folder `scenarios` beside them.");
    }

    @Test
    void takesWhatIsOnlyOddUnlessToldOtherwise() throws Exception {
        folder.replace("points.drl", "{points|Punkt|Punkte} für {base}.", "{points|point|points} for {base}.");
        check.execute();
        check.failOnWarnings = true;
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("The rules load, but are to load without warnings:\npoints.drl:6:9: rule ")
                .hasMessageContaining("warning: `@de` says the same as `@en`.");
    }

    @Test
    void canBeSkipped() throws Exception {
        folder.replace("points.drl", "paid", "payed");
        check.skip = true;
        check.execute();
        assertThat(said.lines).containsExactly("info: Skipped.");
    }
}
