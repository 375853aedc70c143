package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Purchase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java takes its default charset from the machine; what is decided, and what is compiled, has nothing to do with it. */
class CharsetTest {
    private static final String PROGRAMME = """
            {"schema":1,"name":"Bäckerei Müller","version":"1","currency":"EUR","zone":"Europe/Berlin","tiers":[],"pointValue":0.01}
            """;
    private static final String EARNING = """
            // Brötchen.
            package earning
            rule "Zwei Gebäcke bringen Punkte"
                @en("20 points for two pâtisseries.")
                @de("20 Punkte für zwei Gebäcke.")
            when
                Purchase( unitsIn("BÄCKEREI") >= 2, channel in ("Lädchen", "дом", "家🏠") )
            then
                decide.earn(20);
            end
            """;
    private static final String STANDING = """
            package standing
            rule "Käufer"
                @en("You are a Käufer.")
                @de("Du bist ein Käufer.")
            when
                Customer( visits >= 0, !hasBadge("Käufer") )
            then
                decide.award("Käufer 🥐");
            end
            """;

    private final Path rules;
    private final Path folder;

    CharsetTest(@TempDir Path folder) {
        this.folder = folder;
        this.rules = folder.resolve("rules");
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(rules);
        Files.writeString(rules.resolve(LoyaltyEngine.PROGRAMME_FILE), PROGRAMME);
        Files.writeString(rules.resolve("earning.drl"), EARNING);
        Files.writeString(rules.resolve(nameOfAFile()), STANDING);
    }

    /** With an umlaut, unless this JVM itself cannot name such a file. */
    private static String nameOfAFile() {
        String encoding = System.getProperty("sun.jnu.encoding", "US-ASCII");
        String name = "Zubehör.drl";
        return Charset.forName(encoding).newEncoder().canEncode(name) ? name : "Zubehoer.drl";
    }

    @Test
    void aRuleMeansTheSameUnderEveryCharset() throws Exception {
        Path healthy = folder.resolve("healthy.rules");
        PrebuiltRules.compile(RuleSource.directory(rules)).write(healthy);
        String decided = decided(
                LoyaltyEngine.builder().rules(RuleSource.directory(rules)).build());
        assertThat(decided).contains("\"points\":20", "Käufer 🥐");

        for (Jvm hostile : List.of(
                Jvm.full().with("-Dfile.encoding=windows-1252"), Jvm.full().withEnvironment("LC_ALL", "C"))) {
            Path own = Files.createTempDirectory(folder, "hostile");
            Path built = own.resolve("hostile.rules");
            Path cache = own.resolve("cache");
            Jvm.Ended ended = hostile.run(CharsetTest.class, rules, built, cache);
            assertThat(ended.out()).as(ended.err()).isEqualTo(decided);
            assertThat(built).hasSameBinaryContentAs(healthy);
            // What it has left in a cache is as good.
            assertThat(Jvm.ofATill()
                            .run(CharsetTest.class, rules, healthy, cache)
                            .out())
                    .isEqualTo(decided);
        }
    }

    /** Decides by a directory of rules, with a cache, and builds a file of prebuilt rules unless that is there. */
    public static void main(String[] args) throws IOException {
        RuleSource source = RuleSource.directory(Path.of(args[0]));
        if (Files.notExists(Path.of(args[1]))) {
            PrebuiltRules.compile(source).write(Path.of(args[1]));
        }
        String decided = decided(
                LoyaltyEngine.builder().rules(source).cache(Path.of(args[2])).build());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.print(decided);
    }

    private static String decided(LoyaltyEngine engine) {
        Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2025, 6, 15));
        StringBuilder all = new StringBuilder();
        for (String channel : List.of("Lädchen", "дом", "家🏠")) {
            Evaluation evaluation = engine.evaluate(
                    anna,
                    Purchase.of("order-" + channel)
                            .at(Instant.parse("2026-03-14T09:30:00Z"))
                            .currency("EUR")
                            .channel(channel)
                            .line("brot", "BÄCKEREI", 2, "4.20")
                            .build());
            all.append(new LoyaltyJson().write(evaluation)).append('\n');
        }
        return all.toString();
    }
}
