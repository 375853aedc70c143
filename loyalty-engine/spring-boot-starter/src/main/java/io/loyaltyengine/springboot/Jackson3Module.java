package io.loyaltyengine.springboot;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltyengine.error.LoyaltyException;
import io.loyaltyengine.json.LoyaltyJson;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.Version;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * {@link LoyaltyJson#module()} for Jackson 3, which Spring Boot 4 brings: the text of each part of the model goes from one
 * Jackson to the other, so that both write the same and are as strict.
 */
final class Jackson3Module extends JacksonModule {
    private static final String MODEL = "io.loyaltyengine.model.";
    private static final JsonFactory TEXT = new JsonFactory();

    private final ObjectMapper model;

    Jackson3Module(LoyaltyJson json) {
        this.model = new ObjectMapper().registerModule(json.module());
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
            public @Nullable ValueSerializer<?> findSerializer(
                    SerializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    JsonFormat.@Nullable Value format) {
                return isOfModel(type.getRawClass()) ? new Writing(type, model) : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable ValueDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
                return isOfModel(type.getRawClass()) ? new Reading<>(type.getRawClass(), model) : null;
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
                return isOfModel(type);
            }
        });
    }

    private static boolean isOfModel(Class<?> type) {
        return type.getName().startsWith(MODEL) && !type.isEnum();
    }

    private static final class Writing extends StdSerializer<Object> {
        private final ObjectMapper model;

        Writing(JavaType type, ObjectMapper model) {
            super(type);
            this.model = model;
        }

        @Override
        public void serialize(Object value, JsonGenerator host, SerializationContext context) {
            try (JsonParser parser = TEXT.createParser(ObjectReadContext.empty(), model.writeValueAsString(value))) {
                while (parser.nextToken() != null) {
                    copy(parser, host);
                }
            } catch (JsonProcessingException refused) {
                throw refusal(refused);
            }
        }

        @Override
        public void serializeWithType(
                Object value, JsonGenerator host, SerializationContext context, TypeSerializer ignored) {
            serialize(value, host, context);
        }
    }

    private static final class Reading<T> extends StdDeserializer<T> {
        private final Class<T> type;
        private final ObjectMapper model;

        Reading(Class<T> type, ObjectMapper model) {
            super(type);
            this.type = type;
            this.model = model;
        }

        @Override
        public T deserialize(JsonParser host, DeserializationContext context) {
            try {
                return model.readValue(text(host), type);
            } catch (JsonProcessingException refused) {
                throw refusal(refused);
            }
        }

        @Override
        public Object deserializeWithType(JsonParser host, DeserializationContext context, TypeDeserializer ignored) {
            return deserialize(host, context);
        }
    }

    /** The value that a parser stands on. */
    private static String text(JsonParser host) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = TEXT.createGenerator(ObjectWriteContext.empty(), text)) {
            int depth = 0;
            JsonToken token = host.currentToken();
            do {
                copy(host, generator);
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && (token = host.nextToken()) != null);
        }
        return text.toString();
    }

    /** Every number as it is written, digit by digit; where numbers are no text, as exactly as that. */
    private static void copy(JsonParser from, JsonGenerator to) {
        if (from.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                && to.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
            to.writeNumber(digits(from.getNumberValueDeferred()));
        } else {
            to.copyCurrentEventExact(from);
        }
    }

    /** A tree of the host's holds no text, and may hold 1E+1 for 10.0. */
    private static String digits(Object number) {
        if (number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= LoyaltyJson.MAX_NUMBER_LENGTH) {
            String plain = decimal.toPlainString();
            return decimal.scale() > 0 ? plain : plain + ".0";
        }
        return number.toString();
    }

    private static RuntimeException refusal(JsonProcessingException refused) {
        return refused.getCause() instanceof LoyaltyException known ? known : new IllegalArgumentException(refused);
    }
}
