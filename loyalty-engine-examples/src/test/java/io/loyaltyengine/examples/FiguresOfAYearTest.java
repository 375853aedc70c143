package io.loyaltyengine.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The figures of the bundled sales; turnover and points are those of {@code retail-year.golden.txt}, refunds taken off. */
class FiguresOfAYearTest {
    @Test
    void itPrintsWhatTheGoldenFileSays() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FiguresOfAYear.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Golden.assertSame(
                "figures-of-a-year.golden.txt",
                bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }
}
