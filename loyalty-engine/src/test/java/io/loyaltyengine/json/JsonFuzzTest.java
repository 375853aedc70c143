package io.loyaltyengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.Fuzz;
import io.loyaltyengine.error.InvalidInputException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A broken document is refused by name, or it is read, written and read again as the same. */
class JsonFuzzTest {
    private static final LoyaltyJson JSON = new LoyaltyJson();

    @Test
    void transactions() {
        List<String> seeds = List.of(Documents.PURCHASE, Documents.REFUND, Documents.REDEMPTION, Documents.ACTIVITY);
        new Fuzz(seeds).each(10_000, text -> tried(text, JSON::readTransaction, JSON::write));
    }

    @Test
    void customers() {
        new Fuzz(List.of(Documents.CUSTOMER)).each(10_000, text -> tried(text, JSON::readCustomer, JSON::write));
    }

    @Test
    void coupons() {
        new Fuzz(List.of(Documents.COUPON)).each(10_000, text -> tried(text, JSON::readCoupon, JSON::write));
    }

    @Test
    void programmes() {
        new Fuzz(List.of(Documents.PROGRAMME)).each(10_000, text -> tried(text, JSON::readProgramme, JSON::write));
    }

    @Test
    void decisionsAndEvaluations() {
        new Fuzz(List.of(Documents.DECISION)).each(10_000, text -> tried(text, JSON::readDecision, JSON::write));
        new Fuzz(List.of(Documents.EVALUATION)).each(5_000, text -> tried(text, JSON::readEvaluation, JSON::write));
    }

    private static <T> void tried(String text, Function<String, T> reader, Function<T, String> writer) {
        T value;
        try {
            value = reader.apply(text);
        } catch (InvalidInputException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("com.fasterxml", "java.", "Exception");
            return;
        }
        String written = writer.apply(value);
        T again = reader.apply(written);
        assertThat(again).isEqualTo(value);
        assertThat(writer.apply(again)).isEqualTo(written);
    }
}
