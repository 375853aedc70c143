package io.loyaltyengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.ModelArbitraries;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every document. */
class LoyaltyJsonLaws {
    private final LoyaltyJson json = new LoyaltyJson();

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aCustomerIsReadAsItWasWritten(@ForAll("customers") Customer customer) {
        String written = json.write(customer);
        assertThat(json.readCustomer(written)).isEqualTo(customer).hasToString(customer.toString());
        assertThat(json.readCustomer(bytes(written))).isEqualTo(customer);
        assertOneDeterministicLine(written, json.write(json.readCustomer(written)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aTransactionIsReadAsItWasWritten(@ForAll("transactions") Transaction transaction) {
        String written = json.write(transaction);
        assertThat(json.readTransaction(written)).isEqualTo(transaction).hasToString(transaction.toString());
        assertThat(json.readTransaction(bytes(written))).isEqualTo(transaction);
        assertOneDeterministicLine(written, json.write(json.readTransaction(written)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aCouponIsReadAsItWasWritten(@ForAll("coupons") CouponDefinition coupon) {
        String written = json.write(coupon);
        assertThat(json.readCoupon(written)).isEqualTo(coupon).hasToString(coupon.toString());
        assertThat(json.readCoupon(bytes(written))).isEqualTo(coupon);
        assertOneDeterministicLine(written, json.write(json.readCoupon(written)));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void aDecisionIsReadAsItWasWritten(@ForAll("decisions") Decision decision) {
        String written = json.write(decision);
        assertThat(json.readDecision(written)).isEqualTo(decision).hasToString(decision.toString());
        assertThat(json.readDecision(bytes(written))).isEqualTo(decision);
        assertOneDeterministicLine(written, json.write(json.readDecision(written)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void anEvaluationIsReadAsItWasWritten(@ForAll("evaluations") Evaluation evaluation) {
        String written = json.write(evaluation);
        assertThat(json.readEvaluation(written)).isEqualTo(evaluation).hasToString(evaluation.toString());
        assertThat(json.readEvaluation(bytes(written))).isEqualTo(evaluation);
        assertOneDeterministicLine(written, json.write(json.readEvaluation(written)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aProgrammeIsReadAsItWasWritten(@ForAll("programmes") Programme programme) {
        String written = json.write(programme);
        assertThat(json.readProgramme(written)).isEqualTo(programme).hasToString(programme.toString());
        assertOneDeterministicLine(written, json.write(json.readProgramme(written)));
    }

    /** Whatever a byte becomes, the answer is a valid value or this library's exception. */
    @Property(tries = 5_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aDamagedDocumentIsReadOrRefused(@ForAll("damages") List<Damage> damages) {
        check(() -> json.write(json.readTransaction(damaged(Documents.PURCHASE, damages))));
        check(() -> json.write(json.readTransaction(damaged(Documents.REFUND, damages))));
        check(() -> json.write(json.readTransaction(damaged(Documents.REDEMPTION, damages))));
        check(() -> json.write(json.readTransaction(damaged(Documents.ACTIVITY, damages))));
        check(() -> json.write(
                json.readProgramme(new String(damaged(Documents.PROGRAMME, damages), StandardCharsets.ISO_8859_1))));
        check(() -> json.write(json.readCustomer(damaged(Documents.CUSTOMER, damages))));
        check(() -> json.write(json.readCoupon(damaged(Documents.COUPON, damages))));
        check(() -> json.write(json.readEvaluation(damaged(Documents.EVALUATION, damages))));
    }

    private static void check(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInputException refused) {
            assertThat(refused.getMessage()).doesNotContain("com.fasterxml", "java.", "Exception", "cannot be read");
        }
    }

    private static void assertOneDeterministicLine(String written, String again) {
        assertThat(written)
                .startsWith("{\"schema\":1,")
                .doesNotContain("\n", "\r")
                .isEqualTo(again);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damaged(String document, List<Damage> damages) {
        String bytes = new String(bytes(document), StandardCharsets.ISO_8859_1);
        for (Damage damage : damages) {
            bytes = damage.on(bytes);
        }
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Some bytes, each shown as one character, are replaced by others.
     *
     * @param place in thousandths of the document's length
     */
    record Damage(int place, int taken, String put) {
        String on(String bytes) {
            int from = (int) ((long) place * bytes.length() / 1_000);
            return bytes.substring(0, from) + put + bytes.substring(Math.min(bytes.length(), from + taken));
        }
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        Arbitrary<String> tokens = Arbitraries.of(
                "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "1E9", "0.1", "-", "9", "{}", "[]", " ");
        Arbitrary<String> raw =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(2);
        Arbitrary<Damage> damage = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.oneOf(tokens, raw))
                .as(Damage::new);
        return damage.list().ofMinSize(1).ofMaxSize(2);
    }

    @Provide
    Arbitrary<Programme> programmes() {
        return ModelArbitraries.programmes();
    }

    @Provide
    Arbitrary<Customer> customers() {
        return ModelArbitraries.customers();
    }

    @Provide
    Arbitrary<Transaction> transactions() {
        return ModelArbitraries.transactions();
    }

    @Provide
    Arbitrary<CouponDefinition> coupons() {
        return ModelArbitraries.coupons();
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return ModelArbitraries.decision();
    }

    @Provide
    Arbitrary<Evaluation> evaluations() {
        return ModelArbitraries.evaluations();
    }
}
