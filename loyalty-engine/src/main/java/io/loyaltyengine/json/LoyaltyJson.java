package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the model as JSON; immutable and thread-safe.
 *
 * <p>A document is one JSON object with {@code "schema":1}. An optional field without a value is left out; a list, set
 * or map may be left out when empty; all else is required. Days, times and moments are ISO 8601 texts
 * ({@code 2026-03-14}, {@code 09:30}, {@code 2026-03-14T09:30:00Z} or with an offset, {@code --02-29} for a birthday).
 * Bytes are UTF-8; a byte order mark at the beginning is skipped.
 *
 * <p>Every method throws {@link InvalidInputException}, and nothing else, for what is not valid: unknown or repeated
 * fields, nulls, numbers with an exponent, a text where a number belongs, and all that the model itself refuses.
 */
public final class LoyaltyJson {
    /** The version of the documents, written and required as {@code "schema"}. */
    public static final int SCHEMA = 1;

    /** Bytes or characters of a document; every valid customer, purchase and coupon fits. */
    public static final int MAX_DOCUMENT_LENGTH = 32 * 1024 * 1024;

    /** Objects and lists within one another. */
    public static final int MAX_DEPTH = 12;

    /** Fields of one object, or elements of one list. */
    public static final int MAX_ENTRIES = 30_000;

    /** Characters of a text. */
    public static final int MAX_TEXT_LENGTH = 16_000;

    /** Characters of the name of a field. */
    public static final int MAX_KEY_LENGTH = 200;

    /** Characters of a number, with sign and point. */
    public static final int MAX_NUMBER_LENGTH = 110;

    /** Immutable, and one for all: to make it takes longer than to read a thousand documents. */
    private static final JsonMapper MAPPER = Binding.mapper();

    /** As good as any other. */
    public LoyaltyJson() {}

    /** All kinds of decisions by the names that documents tell them apart by, such as {@code PointsEarned}. */
    public static Map<String, Class<? extends Decision>> decisionKinds() {
        return Kinds.of(Decision.class);
    }

    public Customer readCustomer(String json) {
        return read(json, Customer.class);
    }

    /** Reads UTF-8. */
    public Customer readCustomer(byte[] json) {
        return read(json, Customer.class);
    }

    public Transaction readTransaction(String json) {
        return read(json, Transaction.class);
    }

    /** Reads UTF-8. */
    public Transaction readTransaction(byte[] json) {
        return read(json, Transaction.class);
    }

    public CouponDefinition readCoupon(String json) {
        return read(json, CouponDefinition.class);
    }

    /** Reads UTF-8. */
    public CouponDefinition readCoupon(byte[] json) {
        return read(json, CouponDefinition.class);
    }

    public Decision readDecision(String json) {
        return read(json, Decision.class);
    }

    /** Reads UTF-8. */
    public Decision readDecision(byte[] json) {
        return read(json, Decision.class);
    }

    public Evaluation readEvaluation(String json) {
        return read(json, Evaluation.class);
    }

    /** Reads UTF-8. */
    public Evaluation readEvaluation(byte[] json) {
        return read(json, Evaluation.class);
    }

    public Programme readProgramme(String json) {
        return read(json, Programme.class);
    }

    /** One line, without a line break. */
    public String write(Programme programme) {
        return write(programme, Programme.class);
    }

    /** One line, without a line break. */
    public String write(Customer customer) {
        return write(customer, Customer.class);
    }

    /** One line, without a line break. */
    public String write(Transaction transaction) {
        return write(transaction, Transaction.class);
    }

    /** One line, without a line break. */
    public String write(CouponDefinition coupon) {
        return write(coupon, CouponDefinition.class);
    }

    /** One line, without a line break. */
    public String write(Decision decision) {
        return write(decision, Decision.class);
    }

    /** One line, without a line break. */
    public String write(Evaluation evaluation) {
        return write(evaluation, Evaluation.class);
    }

    private <T> T read(byte[] json, Class<T> type) {
        return read(Document.decoded(present(json)), type);
    }

    private <T> T read(String json, Class<T> type) {
        try (TokenBuffer tokens = Document.checked(present(json))) {
            return MAPPER.readValue(tokens.asParserOnFirstToken(), type);
        } catch (IOException refused) {
            throw Mistake.of(refused);
        }
    }

    private <T> String write(T value, Class<T> type) {
        String fields;
        try {
            fields = MAPPER.writerFor(type).writeValueAsString(present(value)).substring(1);
        } catch (JsonProcessingException refused) {
            throw Mistake.of(refused);
        }
        // What could not be read back must not get into a store.
        return Document.ofBearableLength("{\"schema\":" + SCHEMA + "," + fields);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new InvalidInputException("", Code.MISSING, "is missing.");
        }
        return value;
    }
}
