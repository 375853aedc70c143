package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.examples.retail.StubEngine;
import io.loyaltyengine.model.Decision;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RetailYearTest {
    private static final String FILE = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A,SOMETHING,5,2011-06-01 10:00:00,1.00,1,Germany
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void withoutArgumentsItReplaysTheSample() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("of 95 in the file").contains("evaluations per second");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void itReadsAPlainFileAndACompressedOne() throws IOException {
        Path plain = Files.writeString(directory.resolve("retail.csv"), FILE);
        Path compressed = directory.resolve("retail.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            gzip.write(Files.readAllBytes(plain));
        }

        assertThat(run(plain.toString())).isZero();
        assertThat(run(compressed.toString())).isZero();
        assertThat(out.toString().split("of 1 in the file", -1)).hasSize(3);
    }

    @Test
    void itWritesEveryDecisionOnALineOfItsOwnAndEveryTimeTheSame() throws IOException {
        Path first = directory.resolve("first.jsonl");
        Path second = directory.resolve("second.jsonl");

        assertThat(run("--decisions", first.toString())).isZero();
        assertThat(run("--decisions", second.toString())).isZero();
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readAllLines(first))
                .hasSizeGreaterThan(587 * 2)
                .first()
                .isEqualTo("{\"id\":\"stub/554985/PurchaseRecorded/~\"}");
    }

    @Test
    void aMissingFileIsNamedInOneSentence() {
        Path missing = directory.resolve("nowhere.csv");

        assertRefused("There is no file `" + missing + "`.", missing.toString());
    }

    @Test
    void aDirectoryIsNoFile() {
        assertRefused("`" + directory + "` is a directory; the file itself is needed.", directory.toString());
    }

    @Test
    void aFileThatIsCutOffIsNamed() throws IOException {
        Path whole = directory.resolve("whole.csv.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(whole))) {
            gzip.write(FILE.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 20));

        assertRefused("`" + cut + "` cannot be read to its end: Unexpected end of ZLIB input stream", cut.toString());
    }

    @Test
    void aDirectoryThatIsNotThereTakesNoDecisions() {
        Path nowhere = directory.resolve("nowhere").resolve("decisions.jsonl");

        assertRefused(
                "`" + nowhere + "` cannot be written. Maybe its directory is missing or read-only.",
                "--decisions",
                nowhere.toString());
    }

    @Test
    void anUnknownOptionPointsToTheHelp() {
        assertRefused("Unknown option: '--unknown' Maybe `--help` helps.", "--unknown");
    }

    @Test
    void whatTheEngineRefusesIsPassedOn() {
        RetailYear refusing = new RetailYear(
                rules -> {
                    throw new InvalidInputException(
                            "rules", InvalidInputException.Code.MISSING, "is `" + rules.orElseThrow() + "`.");
                },
                RetailYearTest::json);

        assertThat(run(refusing, "--rules", "mine")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("The value of `rules` is `mine`.");
    }

    private void assertRefused(String sentence, String... args) {
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(sentence);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... args) {
        return run(new RetailYear(rules -> new StubEngine(), RetailYearTest::json), args);
    }

    private int run(RetailYear retailYear, String... args) {
        CommandLine commandLine = RetailYear.commandLine(retailYear)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }

    private static String json(Decision decision) {
        return "{\"id\":\"" + decision.id() + "\"}";
    }
}
