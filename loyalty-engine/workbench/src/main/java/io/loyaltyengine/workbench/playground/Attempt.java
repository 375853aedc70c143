package io.loyaltyengine.workbench.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.explain.Explanation;
import io.loyaltyengine.explain.RuleAnswer;
import io.loyaltyengine.explain.RuleAnswer.Outcome;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.PurchaseRecorded;
import io.loyaltyengine.model.TransactionRecorded;
import io.loyaltyengine.testkit.ScenarioFile;
import io.loyaltyengine.testkit.ScenarioProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A customer and what happens to them, in the words of scenarios, and what comes of it.
 *
 * @param problems why nothing came of it; empty if something did
 */
record Attempt(String text, List<Explanation> explanations, List<String> problems) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:true|false|null|yes|no|on|off|y|n)$)\\p{L}(?:[\\p{L}\\p{N} -]*[\\p{L}\\p{N}])?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** What every decision has, or what no author wants to repeat. */
    private static final List<String> UNTOLD = List.of("type", "schema", "id");

    static Attempt of(String text, LoyaltyEngine engine) {
        ScenarioFile read = ScenarioFile.attempt(Path.of("try.yaml"), text, engine);
        List<String> problems = new ArrayList<>(
                read.problems().stream().map(ScenarioProblem::message).toList());
        List<Explanation> explanations = List.of();
        if (problems.isEmpty()) {
            try {
                explanations = read.scenarios().get(0).explanations(engine);
            } catch (LoyaltyException refused) {
                problems.add(String.valueOf(refused.getMessage()));
            }
        }
        return new Attempt(text, explanations, problems);
    }

    /** The same as a scenario that comes true: what was decided of the last transaction is what it expects. */
    String scenario(String name) {
        Evaluation last = explanations.get(explanations.size() - 1).evaluation();
        List<String> expected = last.decisions().stream()
                .filter(decision -> !(decision instanceof PurchaseRecorded || decision instanceof TransactionRecorded))
                .map(Attempt::expected)
                .toList();
        StringBuilder scenario = new StringBuilder("- scenario: " + quoted(name) + "\n");
        text.strip().lines().forEach(line -> scenario.append(line.isEmpty() ? "" : "  ")
                .append(line)
                .append('\n'));
        if (expected.isEmpty()) {
            scenario.append("  after: {balance: ")
                    .append(last.customer().points().balance())
                    .append("}\n");
        } else {
            scenario.append("  then:\n");
            expected.forEach(one -> scenario.append("    - ").append(one).append('\n'));
        }
        return scenario.toString();
    }

    /** A decision with what an author would check; not when, nor what is as it mostly is. */
    private static String expected(Decision decision) {
        JsonNode tree = tree(new LoyaltyJson().write(decision));
        String values = tree.properties().stream()
                .filter(field -> !UNTOLD.contains(field.getKey()))
                .flatMap(field -> told(field.getKey(), field.getValue()).stream())
                .collect(Collectors.joining(", "));
        String kind = tree.path("type").asText();
        return values.isEmpty() ? kind : kind + ": {" + values + "}";
    }

    private static Optional<String> told(String key, JsonNode value) {
        if (value.isObject()) {
            return Optional.of(value.path("name"))
                    .filter(JsonNode::isTextual)
                    .map(name -> key + ": {name: " + quoted(name.asText()) + "}");
        }
        boolean number = value.isNumber() && value.decimalValue().signum() != 0;
        boolean text = value.isTextual() && !DAY.matcher(value.asText()).lookingAt();
        return number || text
                ? Optional.of(key + ": " + (text ? quoted(value.asText()) : value.asText()))
                : Optional.empty();
    }

    /** A text of JSON is one of YAML, too; one that looks like nothing else needs no quotation marks. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : TextNode.valueOf(text).toString();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was decided, transaction by transaction, with numbers as texts: a browser would round them. */
    List<JsonNode> written() {
        return explanations.stream()
                .map(explained -> exact(tree(new LoyaltyJson().write(explained.evaluation()))))
                .toList();
    }

    /** The rules that were asked about the last transaction and kept silent; empty if nothing came of it. */
    List<RuleAnswer> silent() {
        return explanations.isEmpty()
                ? List.of()
                : explanations.get(explanations.size() - 1).rules().stream()
                        .filter(rule -> rule.outcome() == Outcome.SILENT)
                        .toList();
    }

    private static JsonNode exact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(exact(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, exact(array.get(i)));
            }
        }
        return node.isNumber() ? TextNode.valueOf(node.asText()) : node;
    }
}
