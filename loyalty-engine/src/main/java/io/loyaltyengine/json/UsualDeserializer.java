package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a value as any other of its type; if a document leaves it out, it is what is usual. */
final class UsualDeserializer extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String usual;

    /**
     * For one place of a document.
     *
     * @param usual as it would be written there
     */
    UsualDeserializer(Class<?> type, String usual) {
        super(type);
        this.usual = usual;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return context.readValue(parser, handledType());
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
        try (JsonParser parser = FACTORY.createParser(usual)) {
            parser.nextToken();
            return context.readValue(parser, handledType());
        } catch (JsonMappingException e) {
            throw e;
        } catch (IOException e) {
            throw JsonMappingException.fromUnexpectedIOE(e);
        }
    }
}
