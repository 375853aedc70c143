package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.internal.base.Words;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one place where tokens are checked, before anything is bound to them: syntax, schema, nulls, repeated keys,
 * limits, the form of numbers and broken characters.
 */
final class Document {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Jackson's own limits are off: those of this class come first and are told in this library's words. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // A shared table of names is what colliding keys attack.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final TokenBuffer tokens;
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private final boolean whole;
    private boolean hasSchema;

    private Document(JsonParser parser, boolean whole) {
        this.parser = parser;
        this.whole = whole;
        this.tokens = new TokenBuffer(parser);
    }

    /** The text in these bytes of UTF-8. */
    static String decoded(byte[] utf8) {
        refuseLength(utf8.length, "bytes");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new InvalidInputException(
                    "", Code.MALFORMED, "is not UTF-8.\nMaybe it was saved in another encoding.");
        }
    }

    /**
     * The tokens of a document without its schema; what binds them can fail over their meaning only.
     *
     * @param whole whether it stands for itself, and so is an object that says its schema
     */
    static TokenBuffer checked(String json, boolean whole) {
        refuseLength(json.length(), "characters");
        String text = json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json;
        try (JsonParser parser = JSON.createParser(text)) {
            return new Document(parser, whole).read();
        } catch (IOException broken) {
            throw Mistake.of(broken);
        }
    }

    /** Writes what {@link #checked} then reads. */
    static JsonGenerator generator(Writer text) throws IOException {
        return JSON.createGenerator(text);
    }

    static String ofBearableLength(String json) {
        if (json.length() > LoyaltyJson.MAX_DOCUMENT_LENGTH / 3) {
            refuseLength(json.getBytes(StandardCharsets.UTF_8).length, "bytes");
        }
        return json;
    }

    private TokenBuffer read() throws IOException {
        JsonToken first = next();
        if (first == null) {
            throw new InvalidInputException("", Code.MISSING, "is empty.");
        }
        if (whole && first != JsonToken.START_OBJECT) {
            throw refusal(
                    first == JsonToken.VALUE_NULL ? Code.MISSING : Code.MALFORMED,
                    "is " + Spoken.found(parser) + "; it must be an object.");
        }
        for (JsonToken token = first; token != null; token = next()) {
            if (token == JsonToken.FIELD_NAME && keys.size() == 1 && "schema".equals(parser.currentName())) {
                checkKey();
                checkSchema(next());
            } else {
                check(token);
                tokens.copyCurrentEvent(parser);
                if (keys.isEmpty()) {
                    checkEnd();
                }
            }
        }
        if (whole && !hasSchema) {
            throw new InvalidInputException("schema", Code.MISSING, "is missing; it must be `1`.");
        }
        return tokens;
    }

    private @Nullable JsonToken next() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            // Otherwise the syntax of a text is looked at when somebody asks for it.
            parser.finishToken();
            return token;
        } catch (JsonProcessingException broken) {
            throw refusal(Code.MALFORMED, "breaks the syntax of JSON" + at(broken.getLocation()));
        }
    }

    private void check(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open();
            case END_OBJECT, END_ARRAY -> keys.pop();
            case FIELD_NAME -> checkKey();
            case VALUE_STRING -> checkText("", parser.getText(), LoyaltyJson.MAX_TEXT_LENGTH);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(parser.getText());
            case VALUE_NULL -> throw refusal(Code.MISSING, "is null; what has no value is left out.");
            default -> {
                // true and false are as they should be.
            }
        }
        JsonStreamContext context = parser.getParsingContext();
        if (context.inArray() && context.getEntryCount() > LoyaltyJson.MAX_ENTRIES) {
            throw tooMany(context);
        }
    }

    private void open() {
        keys.push(new HashSet<>());
        if (keys.size() > LoyaltyJson.MAX_DEPTH) {
            throw refusal(Code.TOO_MANY, "nests deeper than " + LoyaltyJson.MAX_DEPTH + " levels.");
        }
    }

    private void checkKey() throws IOException {
        String key = parser.currentName();
        JsonStreamContext context = parser.getParsingContext();
        checkText("has a key that ", key, LoyaltyJson.MAX_KEY_LENGTH);
        if (!keys.element().add(key)) {
            throw refusal(Code.DUPLICATE, "stands there twice.");
        }
        if (context.getEntryCount() > LoyaltyJson.MAX_ENTRIES) {
            throw tooMany(context);
        }
    }

    private void checkSchema(@Nullable JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || !parser.getText().equals(String.valueOf(LoyaltyJson.SCHEMA))) {
            throw refusal(
                    token == JsonToken.VALUE_NULL ? Code.MISSING : Code.UNKNOWN,
                    "is " + Spoken.found(parser) + "; this library reads `1`.");
        }
        hasSchema = true;
    }

    private void checkText(String prefix, String text, int limit) {
        if (text.length() > limit) {
            throw textRefusal(
                    Code.TOO_LONG, prefix, "has " + text.length() + " characters; the limit is " + limit + ".");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw textRefusal(
                    Code.MALFORMED, prefix, "has a control character or half a character (a lone surrogate).");
        }
    }

    /** A bad key is told of where it stands, not by itself. */
    private InvalidInputException textRefusal(Code code, String prefix, String problem) {
        JsonStreamContext context = parser.getParsingContext();
        String path = prefix.isEmpty() ? Spoken.path(context) : Spoken.path(context.getParent());
        return new InvalidInputException(path, code, prefix + problem);
    }

    /** Digits are counted in the text: arithmetic on a number with a huge exponent takes seconds. */
    private void checkNumber(String number) {
        if (number.length() > LoyaltyJson.MAX_NUMBER_LENGTH) {
            throw refusal(
                    Code.OUT_OF_RANGE,
                    "is a number of " + number.length() + " characters; the limit is " + LoyaltyJson.MAX_NUMBER_LENGTH
                            + ".");
        }
        if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            throw refusal(
                    Code.MALFORMED, "is `" + Words.shortened(number) + "`; numbers are written without exponent.");
        }
    }

    /** Told is where the end is: where Jackson sees what follows differs from version to version. */
    private void checkEnd() throws IOException {
        JsonLocation end = parser.currentLocation();
        boolean goesOn;
        try {
            goesOn = parser.nextToken() != null;
        } catch (JsonProcessingException broken) {
            goesOn = true;
        }
        if (goesOn) {
            throw new InvalidInputException("", Code.MALFORMED, "goes on after its end" + at(end));
        }
    }

    private InvalidInputException refusal(Code code, String problem) {
        return new InvalidInputException(Spoken.path(parser.getParsingContext()), code, problem);
    }

    private static InvalidInputException tooMany(JsonStreamContext context) {
        return new InvalidInputException(
                Spoken.path(context.getParent()),
                Code.TOO_MANY,
                "has more than " + LoyaltyJson.MAX_ENTRIES + " entries.");
    }

    private static void refuseLength(int length, String unit) {
        if (length > LoyaltyJson.MAX_DOCUMENT_LENGTH) {
            throw new InvalidInputException(
                    "",
                    Code.TOO_LONG,
                    "has " + length + " " + unit + "; the limit is " + LoyaltyJson.MAX_DOCUMENT_LENGTH + ".");
        }
    }

    private static String at(JsonLocation location) {
        return ", at line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }
}
