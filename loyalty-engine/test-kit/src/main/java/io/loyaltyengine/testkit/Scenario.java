package io.loyaltyengine.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One customer, some transactions, and what must come of the last of them.
 *
 * <p>Immutable and thread-safe.
 */
public final class Scenario {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final LoyaltyJson JSON = new LoyaltyJson();

    private final String file;
    private final int line;
    private final String name;
    private final Said said;

    Scenario(String file, int line, String name, Said said) {
        this.file = file;
        this.line = line;
        this.name = name;
        this.said = said;
    }

    /**
     * What stands under its name.
     *
     * @param given the customer before; empty for a guest
     * @param when transactions in order; the last is the one that {@code then} speaks about
     * @param then decisions that must be made, each by its kind with the values that matter
     * @param never decisions that must not be made, likewise
     * @param after what must be true of the customer afterwards
     * @param progress progress that must be reported
     */
    record Said(
            Optional<Customer> given,
            CouponCatalogue coupons,
            List<Step> when,
            List<Expected> then,
            List<Expected> never,
            JsonNode after,
            List<JsonNode> progress) {
        boolean expectsNothing() {
            return then.isEmpty() && never.isEmpty() && after.isEmpty() && progress.isEmpty();
        }
    }

    /**
     * A transaction as JSON.
     *
     * @param of the purchase whose decisions it needs; empty for those that need none
     */
    record Step(Optional<String> of, ObjectNode transaction) {
        String id() {
            return transaction.path("id").asText();
        }
    }

    /** A decision by its kind and the values that matter. */
    record Expected(String kind, JsonNode values) {
        boolean isKindOf(JsonNode decision) {
            return decision.path("type").asText().equals(kind);
        }
    }

    /** The name of the file it stands in, such as {@code points.yaml}. */
    public String file() {
        return file;
    }

    /** The line of the file in which it begins, counted from 1. */
    public int line() {
        return line;
    }

    /** Its sentence. */
    public String name() {
        return name;
    }

    /**
     * What its author is to read if it does not come true; empty if it does.
     *
     * <p>The first line names file, line and scenario. The others are indented and say what is not as expected, or why a
     * transaction was refused.
     */
    public Optional<String> failure(LoyaltyEngine engine) {
        List<String> failures = failures(engine);
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(file + ":" + line + ": \"" + name + "\"\n"
                        + String.join("\n", failures).indent(4).stripTrailing());
    }

    private List<String> failures(LoyaltyEngine engine) {
        try {
            List<Evaluation> evaluations = evaluations(engine);
            return differences(evaluations.get(evaluations.size() - 1));
        } catch (LoyaltyException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What comes of each transaction in turn.
     *
     * @throws LoyaltyException when one is refused
     */
    public List<Evaluation> evaluations(LoyaltyEngine engine) {
        return played(
                Function.identity(),
                (customer, transaction) -> customer.isEmpty()
                        ? engine.evaluateGuest(transaction, said.coupons())
                        : engine.evaluate(customer.get(), transaction, said.coupons()));
    }

    /**
     * What comes of each transaction in turn, and why, and why not.
     *
     * @throws LoyaltyException when one is refused
     */
    public List<Explanation> explanations(LoyaltyEngine engine) {
        return played(
                Explanation::evaluation,
                (customer, transaction) -> customer.isEmpty()
                        ? engine.explainGuest(transaction, said.coupons())
                        : engine.explain(customer.get(), transaction, said.coupons()));
    }

    private <T> List<T> played(
            Function<T, Evaluation> evaluation, BiFunction<Optional<Customer>, Transaction, T> decide) {
        List<T> played = new ArrayList<>();
        Optional<Customer> customer = said.given();
        Map<String, List<Decision>> recorded = new HashMap<>();
        for (Step step : said.when()) {
            List<Decision> known = recorded.computeIfAbsent(step.of().orElse(step.id()), id -> new ArrayList<>());
            ObjectNode transaction = step.transaction().deepCopy();
            step.of().ifPresent(purchase -> transaction.set("recorded", tree(known)));
            T decided = decide.apply(customer, read(played.size(), transaction));
            known.addAll(evaluation.apply(decided).decisions());
            customer = customer.map(before -> evaluation.apply(decided).customer());
            played.add(decided);
        }
        return played;
    }

    private static Transaction read(int number, ObjectNode transaction) {
        try {
            return JSON.readTransaction(transaction.toString());
        } catch (InvalidInputException e) {
            throw e.within("when[" + number + "]." + transaction.path("type").asText());
        }
    }

    private List<String> differences(Evaluation evaluation) {
        List<String> differences = new ArrayList<>();
        ArrayNode decisions = tree(evaluation.decisions());
        said.then().forEach(expected -> missing(expected, decisions).ifPresent(differences::add));
        for (Expected unwanted : said.never()) {
            for (JsonNode decision : decisions) {
                if (unwanted.isKindOf(decision)
                        && Expectation.differences("", unwanted.values(), decision)
                                .isEmpty()) {
                    differences.add(
                            "There must be no " + unwanted.kind() + ", but there is one: " + sentence(decision));
                }
            }
        }
        JsonNode whole = tree(JSON.write(evaluation));
        ObjectNode customer = (ObjectNode) whole.path("customer");
        customer.put("balance", evaluation.customer().points().balance());
        differences.addAll(
                Expectation.differences("after", said.after(), said.after().isMissingNode() ? said.after() : customer));
        for (JsonNode expected : said.progress()) {
            boolean there = false;
            for (JsonNode actual : whole.path("progress")) {
                there |= Expectation.differences("", expected, actual).isEmpty();
            }
            if (!there) {
                differences.add("There is no progress " + expected + " in " + whole.path("progress"));
            }
        }
        return differences;
    }

    private static Optional<String> missing(Expected expected, ArrayNode decisions) {
        List<String> near = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (JsonNode decision : decisions) {
            kinds.add(decision.path("type").asText());
            if (expected.isKindOf(decision)) {
                List<String> differences = Expectation.differences("", expected.values(), decision);
                if (differences.isEmpty()) {
                    return Optional.empty();
                }
                near.add(String.join(", and ", differences));
            }
        }
        return Optional.of(
                near.isEmpty()
                        ? "There is no " + expected.kind() + "; there is " + String.join(", ", kinds)
                        : expected.kind() + ": " + String.join("; or ", near));
    }

    private static String sentence(JsonNode decision) {
        return decision.path("reason").path("text").path("en").asText();
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
