package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotSwapTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyNoticesThatRulesAreReplaced(boolean prebuilt) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(HotSwap.run(3, prebuilt, new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
                .matches("""
                        after 3 swaps: heap [0-9,]+ KB, [0-9,]+ classes
                        [0-9,]+ evaluations, 0 wrong decisions, 0 failed calls
                        an evaluation took p50 [0-9,]+, p99 [0-9,]+, p99.9 [0-9,]+, at most [0-9,]+ microseconds
                        """);
    }
}
