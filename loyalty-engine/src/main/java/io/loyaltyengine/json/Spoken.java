package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for error messages: paths, values and the name that was perhaps meant. */
final class Spoken {
    private static final int SHOWN = 40;

    private Spoken() {}

    /** Where a parser stands, such as {@code lines[2].quantity}. */
    static String path(@Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + (context.hasCurrentIndex() ? "[" + context.getCurrentIndex() + "]" : "");
        }
        return context.hasCurrentName() ? joined(parent, context.getCurrentName()) : parent;
    }

    static String path(List<JsonMappingException.Reference> references) {
        String path = "";
        for (JsonMappingException.Reference step : references) {
            path = step.getFieldName() == null ? path + "[" + step.getIndex() + "]" : joined(path, step.getFieldName());
        }
        return path;
    }

    private static String joined(String parent, String key) {
        return parent.isEmpty() ? shortened(key) : parent + "." + shortened(key);
    }

    /** What stands at the parser's place instead of what should. */
    static String found(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "the text `" + shortened(parser.getText()) + "`";
            case VALUE_NULL -> "null";
            default -> "`" + shortened(parser.getText()) + "`";
        };
    }

    static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= SHOWN
                ? value
                : value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** A second line with the known name that is nearest to this one, if any is near. */
    static String maybe(String name, Collection<String> known) {
        String sought = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(sought, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparing((String candidate) -> distance(sought, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "\nMaybe `" + candidate + "`.")
                .orElse("");
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String sought, String candidate) {
        String other = candidate.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= sought.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (sought.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
