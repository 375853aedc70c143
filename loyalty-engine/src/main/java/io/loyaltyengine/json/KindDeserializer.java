package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value that comes in kinds: an object whose {@code "type"}, wherever it stands, names the record. */
final class KindDeserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    KindDeserializer(Class<T> type) {
        super(type);
        this.type = type;
    }

    private Map<String, Class<? extends T>> kinds() {
        return Kinds.of(type);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new InvalidInputException("", Code.MALFORMED, "must be an object.");
        }
        Class<? extends T> kind = null;
        TokenBuffer fields = context.bufferForInputBuffering(parser);
        fields.writeStartObject();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals(Kinds.FIELD)) {
                kind = kind(parser);
            } else {
                fields.writeFieldName(field);
                fields.copyCurrentStructure(parser);
            }
        }
        fields.writeEndObject();
        if (kind == null) {
            throw new InvalidInputException(
                    Kinds.FIELD, Code.MISSING, "is missing; it must be one of " + kinds().keySet() + ".");
        }
        return context.readValue(fields.asParserOnFirstToken(), kind);
    }

    private @Nullable Class<? extends T> kind(JsonParser parser) throws IOException {
        Class<? extends T> kind = parser.hasToken(JsonToken.VALUE_STRING) ? kinds().get(parser.getText()) : null;
        if (kind == null) {
            throw new InvalidInputException(
                    Kinds.FIELD,
                    Code.UNKNOWN,
                    "is " + Spoken.found(parser) + ", which is not known here."
                            + Spoken.maybe(parser.getText(), kinds().keySet()));
        }
        return kind;
    }

    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer ignored)
            throws IOException {
        return deserialize(parser, context);
    }
}
