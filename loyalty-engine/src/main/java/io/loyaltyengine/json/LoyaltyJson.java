package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.error.Limits;
import io.loyaltyengine.error.LoyaltyException.Fault;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * fields, nulls, numbers with an exponent, a text where a number belongs, and all that the model itself refuses. A transaction
 * that is not valid is its caller's fault, a programme its author's, all else the host's, who has stored it.
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

    private final ObjectReader reader;

    /** All kinds of decisions by the names that documents tell them apart by, such as {@code PointsEarned}. */
    public static Map<String, Class<? extends Decision>> decisionKinds() {
        return Kinds.of(Decision.class);
    }

    /** Whatever carries money says its currency. */
    public LoyaltyJson() {
        this.reader = MAPPER.reader();
    }

    /** Where a document says no currency, it is the programme's. */
    public LoyaltyJson(Programme programme) {
        this.reader = MAPPER.reader()
                .withAttribute(Scalar.USUAL_CURRENCY, present(programme).currency());
    }

    /**
     * Lets a host's own {@code ObjectMapper} (Jackson 2) read and write the model within documents of the host's own, exactly
     * and strictly as this class does, whatever else is set there; {@code schema} may be left out, and is.
     *
     * <p>What is refused comes out of Jackson as the cause of its exception, or as it is where the model is the whole document.
     * For what is kept for years the documents of this class are better: they say their schema.
     */
    public Module module() {
        return new ModelModule(this);
    }

    public Customer readCustomer(String json) {
        return read(json, Customer.class, Fault.HOST);
    }

    /** Reads UTF-8. */
    public Customer readCustomer(byte[] json) {
        return read(json, Customer.class, Fault.HOST);
    }

    public Transaction readTransaction(String json) {
        return read(json, Transaction.class, Fault.CALLER);
    }

    /** Reads UTF-8. */
    public Transaction readTransaction(byte[] json) {
        return read(json, Transaction.class, Fault.CALLER);
    }

    public CouponDefinition readCoupon(String json) {
        return read(json, CouponDefinition.class, Fault.HOST);
    }

    /** Reads UTF-8. */
    public CouponDefinition readCoupon(byte[] json) {
        return read(json, CouponDefinition.class, Fault.HOST);
    }

    public Decision readDecision(String json) {
        return read(json, Decision.class, Fault.HOST);
    }

    /** Reads UTF-8. */
    public Decision readDecision(byte[] json) {
        return read(json, Decision.class, Fault.HOST);
    }

    public Evaluation readEvaluation(String json) {
        return read(json, Evaluation.class, Fault.HOST);
    }

    /** Reads UTF-8. */
    public Evaluation readEvaluation(byte[] json) {
        return read(json, Evaluation.class, Fault.HOST);
    }

    /** Reads what {@link #writeDecisions} has written. */
    public List<Decision> readDecisions(String json) {
        return read(json, Decisions.class, Fault.HOST).decisions();
    }

    /** Reads UTF-8. */
    public List<Decision> readDecisions(byte[] json) {
        return read(json, Decisions.class, Fault.HOST).decisions();
    }

    public Programme readProgramme(String json) {
        return read(json, Programme.class, Fault.RULES);
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

    /** Decisions as one document, {@code {"schema":1,"decisions":[…]}}, in their order; one line, without a line break. */
    public String writeDecisions(List<? extends Decision> decisions) {
        return write(new Decisions(new ArrayList<>(present(decisions))), Decisions.class);
    }

    /** The document that holds decisions alone. */
    record Decisions(List<Decision> decisions) {
        Decisions {
            decisions = Check.distinct("decisions", decisions, Limits.MAX_DECISIONS, Decision::id);
        }
    }

    private <T> T read(byte[] json, Class<T> type, Fault fault) {
        try {
            return bound(Document.checked(Document.decoded(present(json)), true), type);
        } catch (InvalidInputException refused) {
            throw refused.by(fault);
        }
    }

    private <T> T read(String json, Class<T> type, Fault fault) {
        try {
            return bound(Document.checked(present(json), true), type);
        } catch (InvalidInputException refused) {
            throw refused.by(fault);
        }
    }

    /** Reads a part of a host's own document, or any value of the model alone. */
    <T> T readPart(String json, Class<T> type) {
        return bound(Document.checked(json, false), type);
    }

    private <T> T bound(TokenBuffer document, Class<T> type) {
        try (TokenBuffer tokens = document) {
            return reader.forType(type).readValue(tokens.asParserOnFirstToken());
        } catch (IOException refused) {
            throw Mistake.of(refused);
        }
    }

    /** The tokens of a part of a host's own document. */
    static TokenBuffer part(Object value, Class<?> type) {
        TokenBuffer tokens = new TokenBuffer(MAPPER, false);
        try {
            MAPPER.writerFor(type).writeValue(tokens, value);
        } catch (IOException refused) {
            throw Mistake.of(refused);
        }
        return tokens;
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
