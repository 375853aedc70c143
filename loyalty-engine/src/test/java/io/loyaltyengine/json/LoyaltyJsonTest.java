package io.loyaltyengine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Fired;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.RefundRecorded;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.Benefit;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoyaltyJsonTest {
    private final LoyaltyJson json = new LoyaltyJson();

    @Test
    void everyGoodDocumentIsWrittenAsItWasRead() {
        assertThat(json.write(json.readTransaction(Documents.PURCHASE))).isEqualTo(Documents.PURCHASE);
        assertThat(json.write(json.readTransaction(Documents.REFUND))).isEqualTo(Documents.REFUND);
        assertThat(json.write(json.readTransaction(Documents.REDEMPTION))).isEqualTo(Documents.REDEMPTION);
        assertThat(json.write(json.readTransaction(Documents.ACTIVITY))).isEqualTo(Documents.ACTIVITY);
        assertThat(json.write(json.readProgramme(Documents.PROGRAMME))).isEqualTo(Documents.PROGRAMME);
        assertThat(json.write(json.readCustomer(Documents.CUSTOMER))).isEqualTo(Documents.CUSTOMER);
        assertThat(json.write(json.readCoupon(Documents.COUPON))).isEqualTo(Documents.COUPON);
        assertThat(json.write(json.readDecision(Documents.DECISION))).isEqualTo(Documents.DECISION);
        assertThat(json.write(json.readEvaluation(Documents.EVALUATION))).isEqualTo(Documents.EVALUATION);
    }

    @Test
    void aNewCustomerIsWrittenWithAllListsAndWithoutWhatIsEmptyOtherwise() {
        assertThat(json.write(Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 14))))
                .isEqualTo("{\"schema\":1,\"id\":\"anna\",\"currency\":\"EUR\",\"enrolledOn\":\"2026-03-14\","
                        + "\"profile\":{\"segments\":[],\"consents\":[]},"
                        + "\"history\":{\"lifetime\":{\"spend\":0.00,\"points\":0,\"visits\":0,\"purchases\":0}"
                        + "},\"tier\":{\"name\":\"NONE\"},\"issued\":[]}");
    }

    @Test
    void listsSetsMapsAndOptionalsMayBeLeftOut() {
        String least = "{\"schema\":1,\"id\":\"anna\",\"currency\":\"EUR\",\"enrolledOn\":\"2026-03-14\","
                + "\"profile\":{},\"accounts\":{\"points\":{\"owed\":0}},\"tier\":{\"name\":\"NONE\"},"
                + "\"history\":{\"lifetime\":{\"spend\":0,\"points\":0,\"visits\":0,\"purchases\":0}}}";
        assertThat(json.readCustomer(least)).isEqualTo(Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 14)));
    }

    /** As those were written that were stored before anybody asked. */
    @Test
    void aRefundThatSaysNothingOfTheWholeIsOfAPart() {
        Decision earned = json.readDecision(Documents.DECISION);
        LocalDate day = LocalDate.of(2026, 3, 14);
        String document = json.write(new RefundRecorded(
                earned.id(),
                earned.reason(),
                "back-1",
                "order-1042",
                day,
                new BigDecimal("9.99"),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                day));
        String before = document.replace("\"whole\":false,", "");
        assertThat(before).isNotEqualTo(document);
        assertThat(json.write(json.readDecision(before))).isEqualTo(document);
    }

    @Test
    void fieldsMayComeInAnyOrder() throws Exception {
        for (String document :
                List.of(Documents.PURCHASE, Documents.REFUND, Documents.REDEMPTION, Documents.ACTIVITY)) {
            assertThat(json.readTransaction(reversed(document))).isEqualTo(json.readTransaction(document));
        }
        assertThat(json.readCoupon(reversed(Documents.COUPON))).isEqualTo(json.readCoupon(Documents.COUPON));
    }

    @Test
    void anAmountIsTheSameHoweverManyZerosItHas() {
        Transaction expected = json.readTransaction(priced("10.00"));
        assertThat(json.readTransaction(priced("10"))).isEqualTo(expected);
        assertThat(json.readTransaction(priced("10.0000"))).isEqualTo(expected);
        assertThat(json.readTransaction(priced("-0.00"))).isEqualTo(json.readTransaction(priced("0")));
    }

    @Test
    void aMomentMayCarryAnOffset() {
        String offset = Documents.PURCHASE.replace("T09:30:00Z", "T11:30:00+02:00");
        assertThat(json.readTransaction(offset)).isEqualTo(json.readTransaction(Documents.PURCHASE));
    }

    @Test
    void bytesAreUtf8AndMayBeginWithAByteOrderMark() {
        String document = Documents.PURCHASE.replace("order-1042", "Käufe-😀");
        byte[] marked = ("\uFEFF" + document).getBytes(StandardCharsets.UTF_8);
        assertThat(json.readTransaction(marked).id()).isEqualTo("Käufe-😀");
        assertThat(json.readTransaction("\uFEFF" + document).id()).isEqualTo("Käufe-😀");
        assertThatThrownBy(() -> json.readTransaction(document.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The input is not UTF-8.\nMaybe it was saved in another encoding.");
        assertThatThrownBy(() -> json.readTransaction(document.getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void textsThatOnlyLookAlikeStayDifferent() {
        String composed = json.readTransaction(Documents.PURCHASE.replace("order-1042", "é"))
                .id();
        String combined = json.readTransaction(Documents.PURCHASE.replace("order-1042", "e\u0301"))
                .id();
        assertThat(composed).isNotEqualTo(combined);
    }

    @Test
    void numbersKeepEveryDigit() {
        String exact = "0." + "0".repeat(60) + "123456789012345678901234567890";
        String document = Documents.DECISION.replace("\"computed\":21.98", "\"computed\":" + exact);
        assertThat(json.write(json.readDecision(document))).isEqualTo(document);
        String typeLast =
                document.replace("\"type\":\"PointsEarned\",", "").replaceAll("}$", ",\"type\":\"PointsEarned\"}");
        assertThat(json.readDecision(typeLast)).isEqualTo(json.readDecision(document));
    }

    @Test
    void wholeNumbersOfAnAttributeAreLongs() {
        Customer anna = json.readCustomer(Documents.CUSTOMER.replace("38", "9223372036854775807"));
        assertThat(anna.profile().attributes())
                .containsEntry("shoe", Long.MAX_VALUE)
                .containsEntry("height", new BigDecimal("1.5"))
                .containsEntry("newsletter", true)
                .containsEntry("song", "Ode");
    }

    @Test
    void aTenPercentCouponIsOneWhicheverWayItIsMade() {
        CouponDefinition coupon = CouponDefinition.of("TEN", new Benefit.PercentOff(new BigDecimal("1E+1")));
        assertThat(json.write(coupon)).contains("{\"type\":\"percentOff\",\"percent\":10}");
        assertThat(json.readCoupon(json.write(coupon))).isEqualTo(coupon);
    }

    @Test
    void whatCouldNotBeReadBackIsNotWritten() {
        Fired fired = new Fired("earning", "r", new TreeMap<>(), "x".repeat(Limits.MAX_TRACE_LENGTH));
        Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2026, 3, 14));
        Evaluation huge = new Evaluation(
                "order-1042",
                new RuleSetId("shop", "7", "ab12"),
                anna,
                List.of(),
                List.of(),
                Collections.nCopies(2_100, fired));
        assertThatThrownBy(() -> json.write(huge))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the limit is 33554432");
    }

    @Test
    void oneInstanceServesManyThreads() {
        Purchase expected = (Purchase) json.readTransaction(Documents.PURCHASE);
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(i -> json.readTransaction(json.write(expected))))
                .allMatch(expected::equals);
    }

    private static String priced(String price) {
        return Documents.PURCHASE.replace("9.99", price);
    }

    /** The same document with the fields of every object in reverse, as a store might sort them. */
    private static String reversed(String document) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Object tree = mapper.readValue(document, Object.class);
        return mapper.writeValueAsString(reversed(tree));
    }

    private static Object reversed(Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream().map(LoyaltyJsonTest::reversed).toList();
        }
        if (tree instanceof Map<?, ?> map) {
            TreeMap<Object, Object> sorted = new TreeMap<>(Collections.reverseOrder());
            map.forEach((key, value) -> sorted.put(key, reversed(value)));
            return sorted;
        }
        return tree;
    }
}
