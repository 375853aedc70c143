package io.loyaltyengine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.ModelArbitraries;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever a host's own mapper is set to, the model in its documents is read and written as by {@link LoyaltyJson}. */
class HostJsonLaws {
    private static final LoyaltyJson JSON = new LoyaltyJson();

    /** Each can change what is read or written, and none may. */
    private static final List<UnaryOperator<JsonMapper.Builder>> SETTINGS = List.of(
            builder -> builder,
            builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
            builder -> builder.defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY)),
            builder -> builder.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.WRAP_ROOT_VALUE)
                    .enable(DeserializationFeature.UNWRAP_ROOT_VALUE),
            builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES),
            builder -> builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
            builder -> builder.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY),
            builder -> builder.activateDefaultTyping(
                    JsonMapper.builder().build().getPolymorphicTypeValidator(), ObjectMapper.DefaultTyping.NON_FINAL));

    private static final List<ObjectMapper> MAPPERS = SETTINGS.stream()
            .<ObjectMapper>map(set ->
                    set.apply(JsonMapper.builder().addModule(JSON.module())).build())
            .toList();

    private static final ObjectMapper USUAL = MAPPERS.get(0);

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .addModule(JSON.module())
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** What a host's own document may look like. */
    record Order(
            String note,
            Transaction transaction,
            List<Decision> decisions,
            Evaluation evaluation,
            Customer customer,
            CouponDefinition coupon) {}

    /** A document that says what kind it holds. */
    record Sold(Purchase purchase, DecisionId because) {}

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void theModelIsReadAsItWasWritten(@ForAll("orders") Order order, @ForAll("mappers") ObjectMapper host)
            throws Exception {
        assertThat(host.readValue(host.writeValueAsString(order), Order.class))
                .isEqualTo(order)
                .hasToString(order.toString());
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void aTreeHoldsItToo(@ForAll("orders") Order order) throws Exception {
        assertThat(EXACT.treeToValue(EXACT.valueToTree(order), Order.class)).isEqualTo(order);
        assertThat(EXACT.convertValue(order, Order.class)).isEqualTo(order);
        // A tree that makes 1E+1 of 10.00 holds the same numbers.
        assertThat(USUAL.<JsonNode>valueToTree(USUAL.treeToValue(USUAL.valueToTree(order), Order.class)))
                .isEqualTo(USUAL.valueToTree(order));
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void itIsWrittenAsElsewhereButForTheSchema(@ForAll("orders") Order order) throws Exception {
        assertWritten(USUAL, order.transaction(), JSON::write);
        assertWritten(USUAL, order.customer(), JSON::write);
        assertWritten(USUAL, order.coupon(), JSON::write);
        assertWritten(USUAL, order.evaluation(), JSON::write);
        for (Decision decision : order.decisions()) {
            assertWritten(USUAL, decision, JSON::write);
        }
    }

    private static <T> void assertWritten(ObjectMapper host, T value, Function<T, String> write) throws Exception {
        String document = write.apply(value);
        assertThat(host.writeValueAsString(value)).isEqualTo(Documents.withoutSchema(document));
        assertThat(host.readValue(document, value.getClass())).isEqualTo(value);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void decisionsAreOneDocument(@ForAll("orders") Order order) {
        String written = JSON.writeDecisions(order.decisions());
        assertThat(written).startsWith("{\"schema\":1,\"decisions\":[").endsWith("]}");
        assertThat(written.split("\"schema\"")).hasSize(2);
        assertThat(JSON.readDecisions(written)).isEqualTo(order.decisions());
        assertThat(JSON.readDecisions(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(order.decisions());
    }

    @Example
    void aHostCanAskForOneKind() throws Exception {
        ObjectMapper host = JsonMapper.builder().addModule(JSON.module()).build();
        Purchase purchase = (Purchase) JSON.readTransaction(Documents.PURCHASE);
        Sold sold = new Sold(purchase, new DecisionId("anna", "order-1042", "badge", "superfan", 1));
        assertThat(host.readValue(host.writeValueAsString(sold), Sold.class)).isEqualTo(sold);
        assertThatThrownBy(() -> host.readValue(Documents.REDEMPTION, Purchase.class))
                .hasMessage("The value of `type` is `Redemption`; it must be `Purchase`.");
        assertThat(host.readValue(Documents.REDEMPTION, Redemption.class).id()).isEqualTo("wish-3");
    }

    @Example
    void whatIsRefusedElsewhereIsRefusedHere() {
        assertRefused(Documents.PURCHASE.replace("\"quantity\":2", "\"quantity\":\"2\""), "lines[0].quantity");
        assertRefused(Documents.PURCHASE.replace("9.99", "1E1"), "lines[0].unitPrice");
        assertRefused(Documents.PURCHASE.replace("9.99", "9.990000000000000001"), "lines[0].unitPrice");
        assertRefused(Documents.PURCHASE.replace("9.99", "1E999999999"), "lines[0].unitPrice");
        assertRefused(Documents.PURCHASE.replace("\"channel\"", "\"chanel\""), "chanel");
        assertRefused(Documents.PURCHASE.replace("\"redeem\":200", "\"redeem\":200,\"redeem\":300"), "redeem");
        assertRefused(Documents.PURCHASE.replace("\"redeem\":200", "\"redeem\":null"), "redeem");
        assertRefused(Documents.PURCHASE.replace("\"schema\":1", "\"schema\":2"), "schema");
    }

    private static void assertRefused(String document, String path) {
        ObjectMapper host = JsonMapper.builder().addModule(JSON.module()).build();
        InvalidInputException elsewhere = refusal(() -> JSON.readTransaction(document));
        assertThat(elsewhere.path()).isEqualTo(path);
        assertThat(refusal(() -> host.readValue(document, Transaction.class)))
                .hasMessage(elsewhere.getMessage())
                .extracting(InvalidInputException::code)
                .isEqualTo(elsewhere.code());
        // Within a host's own document Jackson wraps it, and says where the part stands.
        assertThatThrownBy(() -> host.readValue("{\"purchase\":" + document + "}", Sold.class))
                .isInstanceOf(JsonMappingException.class)
                .hasRootCauseInstanceOf(InvalidInputException.class)
                .hasRootCauseMessage(elsewhere.getMessage());
    }

    private interface Reading {
        Object read() throws JsonProcessingException;
    }

    private static InvalidInputException refusal(Reading reading) {
        try {
            throw new AssertionError("was read: " + reading.read());
        } catch (InvalidInputException refused) {
            return refused;
        } catch (JsonProcessingException other) {
            throw new AssertionError(other);
        }
    }

    @Example
    void aProgrammeSaysTheCurrencyWhereADocumentSaysNone() {
        Programme programme = JSON.readProgramme(Documents.PROGRAMME);
        String without = Documents.PURCHASE.replace(",\"currency\":\"EUR\"", "");
        LoyaltyJson ours = new LoyaltyJson(programme);
        assertThat(without).isNotEqualTo(Documents.PURCHASE);
        assertThat(ours.readTransaction(without)).isEqualTo(JSON.readTransaction(Documents.PURCHASE));
        assertThat(ours.readTransaction(Documents.PURCHASE.replace("EUR", "CHF"))
                        .currency())
                .hasToString("CHF");
        assertThatThrownBy(() -> JSON.readTransaction(without))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    assertThat(refused.path()).isEqualTo("currency");
                    assertThat(refused.code()).isEqualTo(Code.MISSING);
                });
        assertThat(ours.readCoupon("{\"schema\":1,\"code\":\"A\",\"benefit\":{\"type\":\"percentOff\",\"percent\":10}}")
                        .currency())
                .isEmpty();
    }

    @Provide
    Arbitrary<ObjectMapper> mappers() {
        return Arbitraries.of(MAPPERS);
    }

    @Provide
    Arbitrary<Order> orders() {
        return Combinators.combine(
                        ModelArbitraries.transactions(),
                        ModelArbitraries.decision()
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .uniqueElements(Decision::id),
                        ModelArbitraries.evaluations(),
                        ModelArbitraries.customers(),
                        ModelArbitraries.coupons())
                .as((transaction, decisions, evaluation, customer, coupon) ->
                        new Order("a note", transaction, decisions, evaluation, customer, coupon));
    }
}
