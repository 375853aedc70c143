package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.error.LoyaltyException.Fault;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Activity;
import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Confirmation;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.Refusal;
import io.loyaltyengine.model.Refused;
import io.loyaltyengine.model.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A refund is asked for by what is taken back; the host adds what it has stored about it. */
class RefundRequestTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:30:00Z");
    private static final LoyaltyEngine ENGINE = Programmes.of("""
            package earning
            rule "Euro" @en("e") @de("e")
            when Purchase( paid > 0 ) then decide.earn(1).per(1).mayGoNegative(); end
            """);
    private static final Programme PROGRAMME = ENGINE.programme();
    private static final LoyaltyJson JSON = new LoyaltyJson(PROGRAMME);

    /** All that a host does. */
    private static final class Host {
        private final Map<String, List<Decision>> stored = new LinkedHashMap<>();
        private Customer anna = Customer.enrolled("anna", PROGRAMME, LocalDate.of(2026, 1, 1));

        Evaluation tell(Transaction told) {
            Transaction transaction =
                    told instanceof Refund refund ? refund.with(stored.getOrDefault(told.about(), List.of())) : told;
            Evaluation evaluation = ENGINE.evaluate(anna, transaction);
            stored.computeIfAbsent(transaction.about(), about -> new ArrayList<>())
                    .addAll(evaluation.decisions());
            anna = evaluation.customer();
            return evaluation;
        }
    }

    private static Purchase order() {
        return Purchase.of("order-1042", PROGRAMME)
                .at(AT)
                .line("coffee-1kg", "COFFEE", 3, "10.00")
                .build();
    }

    private static Refund asked(String id, String lines) {
        return (Refund) JSON.readTransaction("{\"schema\":1,\"type\":\"refund\",\"id\":\"" + id
                + "\",\"at\":\"2026-03-20T09:30:00Z\",\"purchase\":\"order-1042\"" + lines + "}");
    }

    @Test
    void aRequestNamesThePurchaseAndTheHostAddsWhatItStored() {
        Host host = new Host();
        host.tell(order());
        assertThat(host.anna.points().balance()).isEqualTo(30);

        host.tell(asked("return-1", ",\"lines\":[{\"line\":\"1\",\"quantity\":1}]"));
        assertThat(host.anna.points().balance()).isEqualTo(20);
        Evaluation rest = host.tell(asked("return-2", ""));
        assertThat(host.anna.points().balance()).isZero();
        assertThat(rest.decisions(RefundRecorded.class))
                .singleElement()
                .returns("order-1042", RefundRecorded::purchase)
                .returns(2, back -> back.lines().get(0).quantity());
        assertThat(host.stored.keySet()).containsExactly("order-1042");

        assertThat(refusals(host.tell(asked("return-3", "")))).containsExactly("ALREADY_REVERSED");
        assertThat(refusals(host.tell(asked("return-2", "")))).containsExactly("ALREADY_PROCESSED");
    }

    @Test
    void whatIsKnownMustComeWithItsRecords() {
        Host host = new Host();
        host.tell(order());
        assertThatThrownBy(() -> ENGINE.evaluate(host.anna, asked("return-1", "")))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    assertThat(refused.path()).isEqualTo("recorded");
                    assertThat(refused.code()).isEqualTo(Code.MISSING);
                    assertThat(refused.fault()).isEqualTo(Fault.HOST);
                })
                .hasMessageContaining("`order-1042`");
        host.tell(asked("return-1", ""));
        assertThat(refusals(ENGINE.evaluate(host.anna, asked("return-1", ""))))
                .as("a repetition needs none")
                .containsExactly("ALREADY_PROCESSED");
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        Host host = new Host();
        assertThat(refusals(host.tell(asked("return-1", "")))).containsExactly("UNKNOWN_ORIGINAL");
        assertThat(refusals(ENGINE.evaluateGuest(asked("return-1", "")))).containsExactly("UNKNOWN_ORIGINAL");
    }

    private static List<String> refusals(Evaluation evaluation) {
        assertThat(evaluation.decisions()).hasOnlyElementsOfType(Refused.class);
        return evaluation.decisions(Refused.class).stream()
                .flatMap(refused -> refused.refusals().stream())
                .map(Refusal::code)
                .toList();
    }

    @Test
    void recordsOfAnotherPurchaseAreNoneOfThisOne() {
        List<Decision> recorded = ENGINE.evaluate(
                        Customer.enrolled("anna", PROGRAMME, LocalDate.of(2026, 1, 1)), order())
                .decisions();
        Refund other = Refund.of("return-1", AT, PROGRAMME, "order-1");
        assertThatThrownBy(() -> other.with(recorded))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.MISMATCH))
                .hasMessage(
                        "The value of `purchase` is `order-1`; what was recorded is about `order-1042`.");
        Refund same = Refund.of("return-1", AT, PROGRAMME, "order-1042").with(recorded);
        assertThat(same)
                .isEqualTo(Refund.whole("return-1", AT, "EUR", recorded))
                .returns("order-1042", Refund::about);
        assertThat(JSON.readTransaction(JSON.write(same))).isEqualTo(same);
        List<RefundLine> one = List.of(new RefundLine("1", 1));
        assertThat(Refund.of("return-1", AT, PROGRAMME, "order-1042").ofLines(one).with(recorded))
                .isEqualTo(same.ofLines(one));
        assertThat(order().about()).isEqualTo("order-1042");
    }

    @Test
    void whateverIsMadeForAProgrammeIsInItsCurrency() {
        LocalDate day = LocalDate.of(2026, 3, 14);
        Redemption.Wish wish = new Redemption.Donation(5, "trees");
        assertThat(Customer.enrolled("anna", PROGRAMME, day)).isEqualTo(Customer.enrolled("anna", "EUR", day));
        assertThat(List.of(
                        order(),
                        Refund.of("a", AT, PROGRAMME, "b"),
                        Redemption.of("a", AT, PROGRAMME, wish),
                        Activity.of("a", PROGRAMME).at(AT).kind("survey").build(),
                        Confirmation.of("a", AT, PROGRAMME, "b"),
                        Adjustment.of("a", AT, PROGRAMME, 5, "gift"),
                        Adjustment.ofTier("a", AT, PROGRAMME, "NONE", "none"),
                        DayReached.on(day, PROGRAMME)))
                .extracting(Transaction::currency)
                .containsOnly(PROGRAMME.currency());
    }
}
