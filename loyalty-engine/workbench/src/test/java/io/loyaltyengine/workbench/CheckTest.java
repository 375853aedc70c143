package io.loyaltyengine.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private final Path folder;

    CheckTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("programme.json"), """
                {"schema": 1, "name": "one", "version": "1", "currency": "EUR", "zone": "Europe/Berlin", "tiers": [],
                 "pointValue": 0.01}
                """);
        write("visits >= 20");
    }

    private void write(String condition) throws IOException {
        Files.writeString(folder.resolve("badges.drl"), """
                // Badges.
                package standing
                rule "Superfan"
                    @en("20 visits.")
                    @de("20 Besuche.")
                when
                    Customer( %s, !hasBadge("superfan") )
                then
                    decide.award("superfan");
                end
                """.formatted(condition));
    }

    private void scenario(String name, int visits) throws IOException {
        Path scenarios = Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(scenarios.resolve(name + ".yaml"), """
                - scenario: %s
                  given: {history: {lifetime: {spend: 200, visits: %d}}}
                  when:
                    - purchase: {at: 2026-06-20, lines: [9.99]}
                  then:
                    - BadgeAwarded: {badge: superfan}
                """.formatted(name, visits));
    }

    @Test
    void saysThatAllIsWell() throws IOException {
        scenario("Enough", 20);

        assertThat(Told.by("check", folder.toString(), "--language=en"))
                .isEqualTo(new Told(0, "The rules load. The only scenario comes true.\n", ""));
        assertThat(Told.by("check", folder.toString(), "--language", "de").out())
                .isEqualTo("Die Regeln lassen sich laden. Das einzige Szenario trifft zu.\n");
    }

    @Test
    void saysWhatIsWrongWithARule() throws IOException {
        write("vists >= 20");

        Told told = Told.by("check", folder.toString(), "--language=en");

        assertThat(told.code()).isEqualTo(Workbench.FOUND);
        assertThat(told.out()).contains("badges.drl:7:15", "no `vists`", "              ^", "Maybe `visits`.");
    }

    @Test
    void saysWhichScenarioFails() throws IOException {
        scenario("Enough", 20);
        scenario("Too few", 18);

        Told told = Told.by("check", folder.toString(), "--language=en");

        assertThat(told.code()).isEqualTo(Workbench.FOUND);
        assertThat(told.out()).contains("FAILED ", "Too few").endsWith("The rules load. Of 2 scenarios 1 fails.\n");
    }

    @Test
    void answersAgainWhenAFileWasSaved() throws Exception {
        scenario("Enough", 20);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        Thread watching =
                new Thread(() -> Workbench.run(out, out, "check", "--watch", folder.toString(), "--language=en"));
        watching.start();
        try {
            awaited(said, "The only scenario comes true.");
            write("vists >= 20");
            awaited(said, "Maybe `visits`.");
            awaited(said, "1 finding in the rules after");
            assertThat(said.toString()).contains("Nothing found in the rules after");
            write("visits >= 20, balance > 5");
            awaited(said, "FAILED");
        } finally {
            watching.interrupt();
            watching.join();
        }
    }

    /** However long it takes; a test that never ends is one that fails. */
    private static void awaited(StringWriter said, String words) throws InterruptedException {
        while (!said.toString().contains(words)) {
            Thread.sleep(10);
        }
    }

    @Test
    void helpsInBothLanguages() {
        assertThat(Told.by("--language=en").out()).contains("Is it right?", "Usage: workbench");
        assertThat(Told.by("--help", "--language=de").out()).contains("Stimmt es?");
        assertThat(Told.by("chek", "--language=en").err()).contains("Did you mean: workbench check");
        assertThat(Told.by("chek", "--language=en").code()).isEqualTo(2);
    }

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(Stream.of("en", "de")
                        .map(language -> Texts.in(language).bundle().keySet()))
                .satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
    }
}
