package io.loyaltyengine.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
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

    /** The first difference, or nothing. Lists must have the same length. */
    static Optional<String> difference(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && (actual.isObject() || actual.isMissingNode())) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                Optional<String> difference = difference(name, field.getValue(), actual.path(field.getKey()));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> difference = difference(path + "[" + i + "]", expected.get(i), actual.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return same(expected, actual)
                ? Optional.empty()
                : Optional.of("`" + path + "` is " + shown(actual) + ", not " + shown(expected));
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
