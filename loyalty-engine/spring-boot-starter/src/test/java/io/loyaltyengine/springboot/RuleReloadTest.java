package io.loyaltyengine.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleReloadTest {
    private final LoyaltyEngine engine = Shop.engine();
    private final String hash = engine.ruleSet().hash();

    private final Path folder;
    private RuleReload reload;

    RuleReloadTest(@TempDir Path folder) {
        this.folder = folder;
        Shop.lay(Shop.RULES, folder);
        reload = reload(LocatedRules.in(RuleSource.directory(folder)));
    }

    private RuleReload reload(LocatedRules rules) {
        return new RuleReload(engine, rules, Duration.ofDays(1));
    }

    private void lookTwice() {
        reload.look();
        reload.look();
    }

    @Test
    void whatDidNotChangeIsNotLoadedAgain() throws IOException {
        Files.setLastModifiedTime(folder.resolve("points.drl"), FileTime.fromMillis(0));
        lookTwice();

        assertThat(reload.replacements()).isZero();
        assertThat(engine.ruleSet().hash()).isEqualTo(hash);
    }

    @Test
    void otherRulesAreTakenWhenTheyAreFoundForTheSecondTime() {
        Shop.replace(folder.resolve("points.drl"), "earn(1)", "earn(2)");

        reload.look();
        assertThat(engine.ruleSet().hash()).isEqualTo(hash);
        reload.look();
        assertThat(engine.ruleSet().hash()).isNotEqualTo(hash);
        reload.look();
        assertThat(reload.replacements()).isOne();
    }

    @Test
    void aBrokenRuleIsRefusedAndLoggedOnceUntilItIsMended() {
        Shop.replace(folder.resolve("points.drl"), "paid", "payd");
        String log = Printed.by(() -> {
            lookTwice();
            lookTwice();
        });

        assertThat(log).containsOnlyOnce("`Purchase` has no `payd`");
        assertThat(engine.ruleSet().hash()).isEqualTo(hash);
        assertThat(reload.refused()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("points.drl");
            assertThat(problem.line()).isEqualTo(8);
        });

        Shop.lay(Shop.RULES, folder);
        lookTwice();
        assertThat(reload.refused()).isEmpty();
    }

    @Test
    void whatCustomersWouldLoseIsRefused() {
        Shop.replace(folder.resolve("programme.json"), "EUR", "CHF");
        lookTwice();

        assertThat(reload.refused()).singleElement().asString().contains("CURRENCY_CHANGED");
        assertThat(engine.programme().currency()).hasToString("EUR");
    }

    @Test
    void aFolderThatIsGoneIsRefusedAndOneThatComesBackIsNot() throws IOException {
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-elsewhere");
        Files.move(folder, elsewhere);
        lookTwice();
        assertThat(reload.refused()).singleElement().asString().contains("does not exist");

        Files.move(elsewhere, folder);
        lookTwice();
        assertThat(reload.refused()).isEmpty();
        assertThat(engine.ruleSet().hash()).isEqualTo(hash);
    }

    @Test
    void whatChangedBeforeTheFirstLookIsNotMissed() {
        LocatedRules located = LocatedRules.in(RuleSource.directory(folder));
        Shop.replace(folder.resolve("points.drl"), "earn(1)", "earn(2)");
        reload = reload(located);
        lookTwice();

        assertThat(reload.replacements()).isOne();
    }
}
