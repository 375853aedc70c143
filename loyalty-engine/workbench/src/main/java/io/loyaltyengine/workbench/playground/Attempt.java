package io.loyaltyengine.workbench.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.error.LoyaltyException;
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
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A customer and what happens to them, in the words of scenarios, and what comes of it.
 *
 * @param problems why nothing came of it; empty if something did
 */
record Attempt(String text, List<Evaluation> evaluations, List<String> problems) {
    private static final JsonMapper JSON = new JsonMapper();
    /** What every decision has, or what no author wants to repeat. */
    private static final List<String> UNTOLD = List.of("type", "schema", "id");

    static Attempt of(String text, LoyaltyEngine engine) {
        ScenarioFile read = ScenarioFile.attempt(Path.of("try.yaml"), text, engine);
        List<String> problems = new ArrayList<>(
                read.problems().stream().map(ScenarioProblem::message).toList());
        List<Evaluation> evaluations = List.of();
        if (problems.isEmpty()) {
            try {
                evaluations = read.scenarios().get(0).evaluations(engine);
            } catch (LoyaltyException refused) {
                problems.add(String.valueOf(refused.getMessage()));
            }
        }
        return new Attempt(text, evaluations, problems);
    }

    /** The same as a scenario that comes true: what was decided of the last transaction is what it expects. */
    String scenario(String name) {
        Evaluation last = evaluations.get(evaluations.size() - 1);
        List<String> expected = last.decisions().stream()
                .filter(decision -> !(decision instanceof PurchaseRecorded || decision instanceof TransactionRecorded))
                .map(Attempt::expected)
                .toList();
        StringBuilder scenario = new StringBuilder("- scenario: " + quoted(name) + "\n");
        text.strip().lines().forEach(line -> scenario.append(line.isEmpty() ? "" : "  ").append(line).append('\n'));
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

    private static String expected(Decision decision) {
        JsonNode tree = tree(new LoyaltyJson().write(decision));
        String values = tree.properties().stream()
                .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
                .filter(field -> !UNTOLD.contains(field.getKey()))
                .map(Attempt::entry)
                .collect(Collectors.joining(", "));
        String kind = tree.path("type").asText();
        return values.isEmpty() ? kind : kind + ": {" + values + "}";
    }

    private static String entry(Map.Entry<String, JsonNode> field) {
        return field.getKey() + ": " + field.getValue();
    }

    /** A text of JSON is one of YAML, too. */
    private static String quoted(String name) {
        return name.matches("[\\p{L}][\\p{L}\\p{N} ,-]*") ? name : JSON.getNodeFactory().textNode(name).toString();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
