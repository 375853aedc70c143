package io.loyaltyengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The model within a host's own documents: its tokens go from one mapper to the other, so that nothing that a host sets on its
 * own mapper changes how the model is read or written.
 */
final class ModelModule extends Module {
    private static final String MODEL = "io.loyaltyengine.model.";

    private final LoyaltyJson json;

    ModelModule(LoyaltyJson json) {
        this.json = json;
    }

    @Override
    public String getModuleName() {
        return "loyalty-engine";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                return isOfModel(type) ? new Writing(type.getRawClass()) : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                return isOfModel(type) ? new Reading<>(type.getRawClass(), json) : null;
            }
        });
    }

    private static boolean isOfModel(JavaType type) {
        return type.getRawClass().getName().startsWith(MODEL) && !type.isEnumType();
    }

    /** What comes in kinds says which wherever it stands. */
    private static final class Writing extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;

        private final Class<?> family;

        Writing(Class<?> type) {
            super(type, false);
            this.family = Kinds.family(type);
        }

        @Override
        public void serialize(Object value, JsonGenerator host, SerializerProvider provider) throws IOException {
            try (TokenBuffer tokens = LoyaltyJson.part(value, family);
                    JsonParser parser = tokens.asParser()) {
                while (parser.nextToken() != null) {
                    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                        writeDecimal(host, parser.getDecimalValue());
                    } else {
                        host.copyCurrentEvent(parser);
                    }
                }
            }
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator host, SerializerProvider provider, TypeSerializer ignored)
                throws IOException {
            serialize(value, host, provider);
        }

        /** Text has no exponent, whatever the host's mapper is set to; a tree keeps the number itself. */
        private static void writeDecimal(JsonGenerator host, BigDecimal decimal) throws IOException {
            if (host.canWriteFormattedNumbers()) {
                host.writeNumber(decimal.toPlainString());
            } else {
                host.writeNumber(decimal);
            }
        }
    }

    private static final class Reading<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final Class<T> type;
        private final transient LoyaltyJson json;

        Reading(Class<T> type, LoyaltyJson json) {
            super(type);
            this.type = type;
            this.json = json;
        }

        @Override
        public T deserialize(JsonParser host, DeserializationContext context) throws IOException {
            Object read = json.readPart(text(host), Kinds.family(type));
            if (!type.isInstance(read)) {
                throw new InvalidInputException(
                        Kinds.FIELD,
                        Code.MISMATCH,
                        "is `" + read.getClass().getSimpleName() + "`; it must be `" + type.getSimpleName() + "`.");
            }
            return type.cast(read);
        }

        @Override
        public Object deserializeWithType(JsonParser host, DeserializationContext context, TypeDeserializer ignored)
                throws IOException {
            return deserialize(host, context);
        }
    }

    /** The value that a parser stands on, as text; every number as it was written. */
    private static String text(JsonParser host) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = Document.generator(text)) {
            int depth = 0;
            JsonToken token = host.currentToken();
            do {
                if (token.isNumeric()) {
                    copy.writeNumber(number(host));
                } else {
                    copy.copyCurrentEvent(host);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && (token = host.nextToken()) != null);
        }
        return text.toString();
    }

    /** As it was written. A tree keeps no text, and may hold 1E+1 for 10.00. */
    private static String number(JsonParser host) throws IOException {
        return host.getNumberValueDeferred() instanceof BigDecimal decimal
                        && Math.abs((long) decimal.scale()) <= LoyaltyJson.MAX_NUMBER_LENGTH
                ? decimal.toPlainString()
                : host.getText();
    }
}
