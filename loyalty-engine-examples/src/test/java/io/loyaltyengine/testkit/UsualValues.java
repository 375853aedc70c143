package io.loyaltyengine.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.model.Programme;
import java.util.List;
import java.util.Map;

/** What a scenario means that leaves something out, as a test asks for it. */
public final class UsualValues {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> ONE_OF_EVERYTHING = Map.of(
            "purchase", "{\"lines\": [{}]}",
            "refund", "{\"lines\": [{}]}",
            "redemption", "{\"wish\": {\"reward\": {}}}");

    private final Usual usual;

    public UsualValues(Programme programme) {
        this.usual = new Usual(programme);
    }

    /** The keys of a scenario. */
    public static List<String> keys() {
        return ScenarioReader.KEYS;
    }

    /** What a document holds of a reason. */
    public static Class<?> reason() {
        return ScenarioReader.SpelledOut.class;
    }

    /** A customer who has one of everything, of which nothing is said. */
    public JsonNode customer() {
        try {
            return usual.customer(read("""
                    {"accounts": {"points": {"lots": [{}]}}, "history": {"days": {"2026-06-15": {}}},
                     "tallies": {"badge": {"superfan": {}}}}"""));
        } catch (Mistake e) {
            throw new AssertionError(e);
        }
    }

    /** A coupon of which nothing is said. */
    public JsonNode coupon() {
        try {
            return usual.coupon(read("{}"));
        } catch (Mistake e) {
            throw new AssertionError(e);
        }
    }

    /** A transaction that has one of everything, of which nothing is said. */
    public JsonNode transaction(String type) {
        try {
            List<Scenario.Step> before =
                    type.equals("refund") ? List.of(usual.step("purchase", read("{}"), List.of())) : List.of();
            return usual.step(type, read(ONE_OF_EVERYTHING.getOrDefault(type, "{}")), before)
                    .transaction();
        } catch (Mistake e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
