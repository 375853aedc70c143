package io.loyaltyengine.examples.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.examples.scenario.Scenario.Step;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.CouponCatalogue;
import io.loyaltyengine.model.CouponDefinition;
import io.loyaltyengine.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads scenarios from YAML, in the words of the library's JSON. */
public final class ScenarioFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> KEYS =
            Set.of("scenario", "coupons", "given", "when", "then", "never", "after", "progress");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path file;
    private final String currency;
    private final LoyaltyJson json = new LoyaltyJson();

    private ScenarioFile(Path file, LoyaltyEngine engine) {
        this.file = file;
        this.currency = engine.programme().currency().getCurrencyCode();
    }

    /**
     * The scenarios of all {@code *.yaml} in a directory, by file and in the order of each file.
     *
     * @throws ScenarioException when one cannot be read, naming file and scenario
     */
    public static List<Scenario> directory(Path directory, LoyaltyEngine engine) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                scenarios.addAll(new ScenarioFile(path, engine).read());
            }
        }
        return scenarios;
    }

    private List<Scenario> read() throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        JsonNode document;
        try {
            document = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new ScenarioException(file.getFileName() + ":"
                    + e.getLocation().getLineNr() + ": this is no YAML: " + e.getOriginalMessage());
        }
        if (!document.isArray()) {
            throw problem("", "a file of scenarios is a list, each beginning with `- scenario:`.");
        }
        for (JsonNode node : document) {
            scenarios.add(scenario(node));
        }
        return scenarios;
    }

    private Scenario scenario(JsonNode node) {
        String name = node.path("scenario").asText("");
        if (name.isBlank()) {
            throw problem("", "every scenario begins with `- scenario:` and a sentence.");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw problem(name, "`" + key + "` is not known; a scenario has " + new TreeSet<>(KEYS) + ".");
            }
        });
        try {
            return new Scenario(
                    file.getFileName() + ": " + name,
                    json.readCustomer(merged(customer(), node.path("given")).toString()),
                    coupons(node.path("coupons")),
                    steps(name, node.path("when")),
                    list(name, "then", node.path("then")),
                    list(name, "never", node.path("never")),
                    node.path("after"),
                    list(name, "progress", node.path("progress")));
        } catch (InvalidInputException e) {
            throw problem(name, String.valueOf(e.getMessage()));
        }
    }

    private CouponCatalogue coupons(JsonNode coupons) {
        List<CouponDefinition> definitions = new ArrayList<>();
        for (JsonNode coupon : coupons) {
            definitions.add(json.readCoupon(merged(coupon(), coupon).toString()));
        }
        return CouponCatalogue.of(definitions);
    }

    private List<Step> steps(String name, JsonNode when) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : list(name, "when", when)) {
            if (!step.isObject() || step.size() != 1) {
                throw problem(name, "each step of `when` is one transaction, such as `- purchase: {…}`.");
            }
            String type = step.fieldNames().next();
            steps.add(new Step(type, transaction(steps.size() + 1, type, step.path(type))));
        }
        if (steps.isEmpty()) {
            throw problem(name, "`when` is missing; without a transaction nothing is decided.");
        }
        return steps;
    }

    private ObjectNode transaction(int number, String type, JsonNode given) {
        ObjectNode transaction = NODES.objectNode();
        transaction.put("schema", LoyaltyJson.SCHEMA);
        transaction.put("type", type);
        transaction.put("id", "t" + number);
        transaction.put("at", "2026-06-15T12:00:00Z");
        transaction.put("currency", currency);
        ObjectNode merged = merged(transaction, given);
        if (type.equals("purchase")) {
            merged.set("lines", lines(given.path("lines")));
        }
        return merged;
    }

    private static ArrayNode lines(JsonNode given) {
        ArrayNode lines = NODES.arrayNode();
        for (JsonNode line : given) {
            ObjectNode usual = NODES.objectNode();
            usual.put("id", String.valueOf(lines.size() + 1));
            usual.put("product", "thing");
            usual.put("category", "GOODS");
            usual.put("quantity", 1);
            lines.add(merged(usual, line));
        }
        return lines;
    }

    private ObjectNode customer() {
        ObjectNode customer = NODES.objectNode();
        customer.put("schema", LoyaltyJson.SCHEMA);
        customer.put("id", "anna");
        customer.put("currency", currency);
        customer.put("enrolledOn", "2020-01-01");
        customer.putObject("profile");
        customer.putObject("points");
        ObjectNode totals = customer.putObject("history").putObject("lifetime");
        totals.put("spend", 0);
        totals.put("points", 0);
        totals.put("visits", 0);
        totals.put("purchases", 0);
        customer.putObject("tier").put("name", "NONE");
        return customer;
    }

    private ObjectNode coupon() {
        ObjectNode coupon = NODES.objectNode();
        coupon.put("schema", LoyaltyJson.SCHEMA);
        coupon.put("currency", currency);
        coupon.putObject("benefit").put("type", "percentOff").put("percent", 10);
        coupon.put("enabled", true);
        coupon.put("combinable", true);
        coupon.put("minimumBasket", 0);
        coupon.putObject("window");
        coupon.putObject("scope");
        coupon.putObject("audience").put("firstPurchaseOnly", false);
        coupon.putObject("budget");
        return coupon;
    }

    /** {@code usual} with what is given put over it, object by object. */
    private static ObjectNode merged(ObjectNode usual, JsonNode given) {
        given.properties().forEach(field -> {
            JsonNode before = usual.path(field.getKey());
            usual.set(
                    field.getKey(),
                    before instanceof ObjectNode object && field.getValue().isObject()
                            ? merged(object, field.getValue())
                            : field.getValue());
        });
        return usual;
    }

    private List<JsonNode> list(String name, String key, JsonNode node) {
        if (!node.isMissingNode() && !node.isArray()) {
            throw problem(name, "`" + key + "` is a list; begin each entry with `- `.");
        }
        List<JsonNode> entries = new ArrayList<>();
        node.forEach(entries::add);
        return entries;
    }

    private ScenarioException problem(String name, String message) {
        return new ScenarioException(file.getFileName() + (name.isEmpty() ? ": " : ": \"" + name + "\": ") + message);
    }
}
