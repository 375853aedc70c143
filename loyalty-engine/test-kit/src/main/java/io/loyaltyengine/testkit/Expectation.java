package io.loyaltyengine.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what is expected with what there is.
 *
 * <p>What is not mentioned is not compared; {@code null} means that there is nothing. A number equals a text that reads
 * as the same number.
 */
final class Expectation {
    private Expectation() {}

    /** All differences, in the order of what is expected. Lists must have the same length. */
    static List<String> differences(String path, JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        collect(path, expected, actual, differences);
        return differences;
    }

    private static void collect(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && (actual.isObject() || actual.isMissingNode())) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                collect(name, field.getValue(), actual.path(field.getKey()), differences);
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                collect(path + "[" + i + "]", expected.get(i), actual.get(i), differences);
            }
        } else if (!same(expected, actual)) {
            differences.add("`" + path + "` is " + shown(actual) + ", not " + shown(expected));
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNull()) {
            return actual.isMissingNode() || actual.isNull();
        }
        if (expected.isNumber()) {
            return number(actual)
                    .filter(number -> number.compareTo(expected.decimalValue()) == 0)
                    .isPresent();
        }
        return expected.equals(actual);
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        try {
            return node.isNumber() || node.isTextual() ? Optional.of(new BigDecimal(node.asText())) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "not there" : "`" + node + "`";
    }
}
