package io.loyaltyengine.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The words of JSON Schema, draft 7. */
final class Draft7 {
    private Draft7() {}

    static ObjectNode ifThen(ObjectNode condition, ObjectNode then) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("if", condition);
        return both.set("then", then);
    }

    /** Beside a reference draft 7 overlooks everything. */
    static ObjectNode described(String text, ObjectNode schema) {
        if (text.isEmpty()) {
            return schema;
        }
        ObjectNode described = JsonNodeFactory.instance.objectNode().put("description", text);
        if (schema.has("$ref")) {
            described.putArray("allOf").add(schema);
            return described;
        }
        return described.setAll(schema);
    }

    static ObjectNode oneOfThese(ObjectNode properties) {
        return object(properties).put("minProperties", 1).put("maxProperties", 1);
    }

    static ObjectNode object(ObjectNode properties) {
        ObjectNode object = types("object");
        object.set("properties", properties);
        return object.put("additionalProperties", false);
    }

    static ObjectNode list(ObjectNode items) {
        return types("array").set("items", items);
    }

    static ObjectNode orNull(ObjectNode schema) {
        ArrayNode types =
                JsonNodeFactory.instance.arrayNode().add(schema.path("type")).add("null");
        return schema.set("type", types);
    }

    static ObjectNode anyOf(ObjectNode... schemas) {
        ObjectNode any = JsonNodeFactory.instance.objectNode();
        any.putArray("anyOf").addAll(List.of(schemas));
        return any;
    }

    static ObjectNode names(Collection<String> names) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        names.forEach(schema.putArray("enum")::add);
        return schema;
    }

    static ObjectNode text() {
        return types("string");
    }

    static ObjectNode number() {
        return types("number");
    }

    static ObjectNode types(String... types) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (types.length == 1) {
            return schema.put("type", types[0]);
        }
        ArrayNode all = schema.putArray("type");
        Arrays.stream(types).forEach(all::add);
        return schema;
    }
}
