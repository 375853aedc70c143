package io.loyaltyengine.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Compares what is expected with what there is; what is not mentioned is not compared. */
final class Expectation {
    private Expectation() {}

    /** The first difference, or nothing. Lists must have the same length. */
    static Optional<String> difference(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
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
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "not there" : "`" + node + "`";
    }
}
