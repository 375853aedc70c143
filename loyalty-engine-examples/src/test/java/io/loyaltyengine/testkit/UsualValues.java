package io.loyaltyengine.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.model.Programme;
import java.util.List;

/** What a scenario means that leaves something out, as a test asks for it. */
public final class UsualValues {
    private static final JsonMapper JSON = new JsonMapper();

    private final Usual usual;

    public UsualValues(Programme programme) {
        this.usual = new Usual(programme);
    }

    /** The keys of a scenario. */
    public static List<String> keys() {
        return ScenarioReader.KEYS;
    }

    /** A customer of whom this is said. */
    public JsonNode customer(String given) {
        try {
            return usual.customer(read(given));
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

    /** A transaction of which this is said. */
    public JsonNode transaction(String type, String said) {
        try {
            List<Scenario.Step> before =
                    type.equals("refund") ? List.of(usual.step("purchase", read("{}"), List.of())) : List.of();
            return usual.step(type, read(said), before).transaction();
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
