package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.loyaltyengine.internal.base.Check;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where a value stands in a text of JSON, for messages to people who edit it.
 *
 * <p>A field is where its name is. What is not there would stand in the object around it; a text that is no JSON has its place
 * where it ceases to be. Immutable.
 *
 * @param line counted from 1; 0 if there is no place, as in an empty text
 * @param column counted from 1; 0 if there is no place
 */
public record JsonPlace(int line, int column) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonPlace NOWHERE = new JsonPlace(0, 0);

    /**
     * Finds it.
     *
     * @param path as {@link io.loyaltyengine.error.InvalidInputException#path} says it, such as {@code tiers[2]}; empty for the
     *     whole
     */
    public static JsonPlace of(String path, String json) {
        Check.present("path", path);
        Check.present("json", json);
        JsonPlace place = NOWHERE;
        String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonStreamContext context = parser.getParsingContext();
                if (context.getNestingDepth() > LoyaltyJson.MAX_DEPTH + 1) {
                    // So deep leads no path, and to say where each token of such a text stands would take gigabytes.
                    return place;
                }
                JsonStreamContext around = token.isStructStart() ? context.getParent() : context;
                boolean named = token == JsonToken.FIELD_NAME || !around.inObject();
                // Of a name that stands there twice the last is meant.
                if (named && !token.isStructEnd() && leads(Spoken.path(around), path)) {
                    place = at(parser.currentTokenLocation());
                }
            }
        } catch (JsonProcessingException broken) {
            return broken.getLocation() == null ? place : at(broken.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }

    /** Whether one value is the other, or it is around it. */
    private static boolean leads(String one, String other) {
        return other.equals(one) || one.isEmpty() || other.startsWith(one + ".") || other.startsWith(one + "[");
    }

    private static JsonPlace at(JsonLocation location) {
        return new JsonPlace(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }
}
