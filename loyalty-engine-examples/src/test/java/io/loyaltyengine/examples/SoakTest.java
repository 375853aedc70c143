package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Too short to tell whether memory is flat; that every answer is right can be told. */
class SoakTest {
    @Test
    void everyAnswerIsTheSecondEngines() throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Soak.run(5_000, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        "[1-9][0-9,]* reloads, [1-9][0-9,]* rule sets and [1-9][0-9,]* inputs refused, [1-9][0-9,]* transactions told twice: 0 wrong");
    }
}
