package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastCouponsTest {
    @ParameterizedTest
    @CsvSource({"2, 1", "32, 5", "4, 10"})
    void exactlyAsManyAreGivenAsWereLeft(int tills, int left) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(LastCoupons.run(tills, left, new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith(tills + " tills, " + left + " coupons: " + Math.min(tills, left) + " given, ");
    }
}
