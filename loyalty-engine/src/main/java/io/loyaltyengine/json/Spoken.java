package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.loyaltyengine.internal.base.Words;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words for error messages: paths, values and the name that was perhaps meant. */
final class Spoken {
    /** Names that there are no more where they were, each with what says the same now. */
    private static final Map<String, String> MOVED = Map.of(
            "combinable", "stacking.notWith` with `ALL",
            "minimumBasket", "condition.minimumBasket",
            "CouponFreed", "CouponReversed");

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
        return parent.isEmpty() ? Words.shortened(key) : parent + "." + Words.shortened(key);
    }

    /** What stands at the parser's place instead of what should. */
    static String found(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "the text `" + Words.shortened(parser.getText()) + "`";
            case VALUE_NULL -> "null";
            default -> "`" + Words.shortened(parser.getText()) + "`";
        };
    }

    /** A second line with what says the same today, or else with the known name that is nearest to this one, if any is near. */
    static String maybe(String name, Collection<String> known) {
        return Optional.ofNullable(MOVED.get(name))
                .or(() -> Words.nearest(name, known))
                .map(near -> "\nMaybe `" + near + "`.")
                .orElse("");
    }

    /** A second line with all known names, if there are any. */
    static String all(Collection<String> known) {
        return known.isEmpty() ? "" : "\nThe known ones are " + String.join(", ", known) + ".";
    }
}
