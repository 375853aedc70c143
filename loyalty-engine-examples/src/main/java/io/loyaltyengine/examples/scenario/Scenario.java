package io.loyaltyengine.examples.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.LoyaltyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One customer, some transactions, and what must come of the last of them.
 *
 * @param name file and sentence
 * @param given the customer before
 * @param when transactions in order; the last is the one that {@code then} speaks about
 * @param then decisions that must be made, each by its kind with the values that matter
 * @param never kinds of decisions that must not be made
 * @param after what must be true of the customer afterwards
 * @param progress progress that must be reported
 */
public record Scenario(
        String name,
        Customer given,
        CouponCatalogue coupons,
        List<Step> when,
        List<JsonNode> then,
        List<JsonNode> never,
        JsonNode after,
        List<JsonNode> progress) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final LoyaltyJson JSON = new LoyaltyJson();

    /** A transaction as JSON; one that goes back to an earlier step names it in {@code of}. */
    record Step(String type, ObjectNode transaction) {}

    /** What is not as expected, in sentences; empty if all is well. */
    public List<String> failures(LoyaltyEngine engine) {
        try {
            return differences(last(engine));
        } catch (LoyaltyException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private Evaluation last(LoyaltyEngine engine) {
        Customer customer = given;
        Map<String, List<Decision>> recorded = new HashMap<>();
        Optional<Evaluation> last = Optional.empty();
        for (Step step : when) {
            ObjectNode transaction = step.transaction().deepCopy();
            String of = transaction.path("of").asText(transaction.path("id").asText());
            List<Decision> before = recorded.computeIfAbsent(of, id -> new ArrayList<>());
            if (transaction.remove("of") != null) {
                transaction.set("recorded", tree(before));
            }
            Evaluation evaluation = engine.evaluate(customer, JSON.readTransaction(transaction.toString()), coupons);
            before.addAll(evaluation.decisions());
            customer = evaluation.customer();
            last = Optional.of(evaluation);
        }
        return last.orElseThrow();
    }

    private List<String> differences(Evaluation evaluation) {
        List<String> differences = new ArrayList<>();
        ArrayNode decisions = tree(evaluation.decisions());
        for (JsonNode expected : then) {
            String kind = expected.isTextual()
                    ? expected.asText()
                    : expected.fieldNames().next();
            missing(kind, expected.path(kind), decisions).ifPresent(differences::add);
        }
        for (JsonNode kind : never) {
            decisions.forEach(decision -> {
                if (decision.path("type").equals(kind)) {
                    differences.add("There must be no " + kind.asText() + ", but there is " + decision);
                }
            });
        }
        JsonNode whole = tree(JSON.write(evaluation));
        Expectation.difference("after", after, after.isMissingNode() ? after : whole.path("customer"))
                .ifPresent(differences::add);
        for (JsonNode expected : progress) {
            boolean there = false;
            for (JsonNode actual : whole.path("progress")) {
                there |= Expectation.difference("", expected, actual).isEmpty();
            }
            if (!there) {
                differences.add("There is no progress " + expected + " in " + whole.path("progress"));
            }
        }
        return differences;
    }

    private static Optional<String> missing(String kind, JsonNode expected, ArrayNode decisions) {
        List<String> near = new ArrayList<>();
        for (JsonNode decision : decisions) {
            if (decision.path("type").asText().equals(kind)) {
                Optional<String> difference =
                        expected.isMissingNode() ? Optional.empty() : Expectation.difference("", expected, decision);
                if (difference.isEmpty()) {
                    return Optional.empty();
                }
                near.add(difference.get());
            }
        }
        return Optional.of(near.isEmpty() ? "There is no " + kind : kind + ": " + String.join("; or ", near));
    }

    private static ArrayNode tree(List<Decision> decisions) {
        ArrayNode tree = MAPPER.createArrayNode();
        for (Decision decision : decisions) {
            ObjectNode node = (ObjectNode) tree(JSON.write(decision));
            node.remove("schema");
            tree.add(node);
        }
        return tree;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
