package io.loyaltyengine.examples;

import static io.loyaltyengine.examples.Draft7.anyOf;
import static io.loyaltyengine.examples.Draft7.described;
import static io.loyaltyengine.examples.Draft7.ifThen;
import static io.loyaltyengine.examples.Draft7.list;
import static io.loyaltyengine.examples.Draft7.names;
import static io.loyaltyengine.examples.Draft7.number;
import static io.loyaltyengine.examples.Draft7.object;
import static io.loyaltyengine.examples.Draft7.oneOfThese;
import static io.loyaltyengine.examples.Draft7.orNull;
import static io.loyaltyengine.examples.Draft7.text;
import static io.loyaltyengine.examples.Draft7.types;
import static io.loyaltyengine.examples.FieldTables.argument;
import static io.loyaltyengine.examples.FieldTables.decapitalised;
import static io.loyaltyengine.examples.FieldTables.erased;
import static io.loyaltyengine.examples.FieldTables.isMany;
import static io.loyaltyengine.examples.FieldTables.unlessSaid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DecisionId;
import io.loyaltyengine.model.LineAmount;
import io.loyaltyengine.model.Progress;
import io.loyaltyengine.model.Purchase;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RefundLine;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.testkit.UsualValues;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * The JSON schema of a file of scenarios, from which editors complete and check: from the records, and from what a scenario
 * fills in, as {@link FieldTables} tells people.
 *
 * <p>It is of draft 7, the latest that the usual editors know. What is <em>said</em> must be as the reader takes it; of what is
 * <em>expected</em> the names must be known, and {@code null} means that there is nothing.
 */
final class ScenarioSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final Map<Class<?>, Form> FORMS = Map.of(
            LocalDate.class, new Form("^" + DAY + "$", "a day such as 2026-06-15"),
            LocalTime.class, new Form("^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$", "a time of day such as 09:30"),
            MonthDay.class, new Form("^--\\d{2}-\\d{2}$", "a month and day such as --02-29"),
            Instant.class,
                    new Form(
                            "^" + DAY
                                    + "( \\d{2}:\\d{2}(:\\d{2})?|T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2}))?$",
                            "a moment such as 2026-06-15 12:00, or a day"));

    /** A text of a certain form; editors that know {@code patternErrorMessage} tell what it must be. */
    private record Form(String pattern, String what) {
        ObjectNode text() {
            return types("string").put("pattern", pattern).put("patternErrorMessage", "It must be " + what + ".");
        }
    }

    private final UsualValues usual;
    private final ObjectNode definitions = NODES.objectNode();

    private ScenarioSchema(UsualValues usual) {
        this.usual = usual;
    }

    static ObjectNode made() {
        return new ScenarioSchema(
                        new UsualValues(Reference.engine(Reference.FOLDER).programme()))
                .file();
    }

    private ObjectNode file() {
        ObjectNode file = NODES.objectNode().put("$schema", "http://json-schema.org/draft-07/schema#");
        file.put("type", "array").set("items", scenario());
        return file.set("definitions", definitions);
    }

    private ObjectNode scenario() {
        ObjectNode decision = defined(
                "decision", () -> anyOf(names(LoyaltyJson.decisionKinds().keySet()), oneOfThese(decisions())));
        ObjectNode customer = said(Customer.class, usual.customer());
        ObjectNode after = expected(Customer.class);
        Map<String, ObjectNode> values = Map.of(
                "scenario", text().put("pattern", "\\S"),
                "coupons", list(said(CouponDefinition.class, usual.coupon())),
                "given", anyOf(NODES.objectNode().put("const", "guest"), customer),
                "when", list(oneOfThese(transactions())).put("minItems", 1),
                "then", list(decision),
                "never", list(decision),
                "after", after,
                "progress", list(expected(Progress.class)));
        ((ObjectNode) definitions.path(expectedName(Customer.class)).path("properties")).set("balance", number());
        ObjectNode properties = NODES.objectNode();
        Manual reference = Manual.read("REFERENCE.md");
        for (List<String> row : reference.rows("### A scenario")) {
            String key = Manual.codes(row.get(0)).get(0);
            properties.set(
                    key,
                    described(
                            row.get(1).replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1"),
                            Objects.requireNonNull(values.get(key), key)));
        }
        ObjectNode scenario = object(properties);
        scenario.putArray("required").add("scenario").add("when");
        ArrayNode expects = scenario.putArray("anyOf");
        for (String key : List.of("then", "never", "after", "progress")) {
            expects.addObject().putArray("required").add(key);
        }
        return scenario;
    }

    private ObjectNode transactions() {
        ObjectNode transactions = NODES.objectNode();
        for (Class<?> type : Transaction.class.getPermittedSubclasses()) {
            String name = decapitalised(type.getSimpleName());
            transactions.set(name, described(Sources.sentence(type), said(type, usual.transaction(name))));
        }
        return transactions;
    }

    private ObjectNode decisions() {
        ObjectNode decisions = NODES.objectNode();
        LoyaltyJson.decisionKinds()
                .forEach((name, type) -> decisions.set(name, described(Sources.sentence(type), expected(type))));
        return decisions;
    }

    /** What the reader takes for this type where {@code usual} is filled in. */
    private ObjectNode said(Type type, JsonNode usual) {
        Class<?> raw = erased(type);
        if (raw == Optional.class) {
            return said(argument(type, 0), usual);
        }
        if (isMany(raw)) {
            JsonNode first = usual.isEmpty()
                    ? MissingNode.getInstance()
                    : usual.elements().next();
            if (raw == SortedMap.class) {
                return map(type, said(argument(type, 1), first));
            }
            ObjectNode list = list(said(argument(type, 0), first));
            return raw == SortedSet.class ? list.put("uniqueItems", true) : list;
        }
        if (raw.isSealed()) {
            return kinds(raw, usual);
        }
        if (raw.isRecord() && raw != DecisionId.class) {
            return usual.isMissingNode() ? defined(raw.getSimpleName(), () -> record(raw, usual)) : record(raw, usual);
        }
        return scalar(raw);
    }

    /** Whoever says no {@code type} means the usual one. */
    private ObjectNode kinds(Class<?> sealed, JsonNode usual) {
        ObjectNode type = NODES.objectNode();
        List<Class<?>> kinds = List.of(sealed.getPermittedSubclasses());
        type.set(
                "type",
                names(kinds.stream()
                        .map(kind -> decapitalised(kind.getSimpleName()))
                        .toList()));
        ObjectNode object = NODES.objectNode().put("type", "object");
        object.set("properties", type);
        if (!usual.has("type")) {
            object.putArray("required").add("type");
        }
        ArrayNode each = object.putArray("allOf");
        for (Class<?> kind : kinds) {
            String name = decapitalised(kind.getSimpleName());
            ObjectNode is = NODES.objectNode();
            is.putObject("properties").putObject("type").put("const", name);
            is.putArray("required").add("type");
            each.add(ifThen(is, kind(kind, within(usual))));
            if (usual.path("type").asText().equals(name)) {
                ObjectNode none = NODES.objectNode();
                none.putObject("not").putArray("required").add("type");
                each.add(ifThen(none, kind(kind, usual)));
            }
        }
        return object;
    }

    /** What says its own type stands for itself; filled in is only what it holds. */
    private static JsonNode within(JsonNode usual) {
        ObjectNode within = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : usual.properties()) {
            if (field.getValue().isObject()) {
                within.set(field.getKey(), field.getValue());
            }
        }
        return within;
    }

    private ObjectNode kind(Class<?> kind, JsonNode usual) {
        ObjectNode object = record(kind, usual);
        ((ObjectNode) object.path("properties")).putObject("type");
        return object;
    }

    private ObjectNode record(Class<?> type, JsonNode usual) {
        ObjectNode properties = NODES.objectNode();
        ArrayNode required = NODES.arrayNode();
        Map<String, String> told = Sources.components(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            JsonNode filledIn = usual.path(name);
            if (type == Refund.class && name.equals("recorded")) {
                properties.set(
                        "of", described("the id of what is taken back; if left out, the latest purchase", text()));
                continue;
            }
            properties.set(name, described(told.getOrDefault(name, ""), field(component, filledIn)));
            Class<?> raw = component.getType();
            if (raw != Optional.class && !isMany(raw) && unlessSaid(component).isEmpty() && filledIn.isMissingNode()) {
                required.add(name);
            }
        }
        ObjectNode object = object(properties);
        return required.isEmpty() ? object : object.set("required", required);
    }

    private ObjectNode field(RecordComponent component, JsonNode usual) {
        Class<?> of = component.getDeclaringRecord();
        if (component.getName().equals("line")
                && Set.of(RefundLine.class, LineAmount.class).contains(of)) {
            return types("string", "integer");
        }
        ObjectNode said = said(component.getGenericType(), usual);
        if (of == Purchase.class && component.getName().equals("lines")) {
            return said.set("items", anyOf(number(), (ObjectNode) said.path("items")));
        }
        return said;
    }

    private static ObjectNode scalar(Class<?> type) {
        if (type.isEnum()) {
            return names(
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type == BigDecimal.class) {
            return number();
        }
        if (type == boolean.class) {
            return types("boolean");
        }
        if (type == Object.class) {
            return types("string", "number", "boolean");
        }
        if (Set.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return types("integer");
        }
        Form form = FORMS.get(type);
        return form == null ? text() : form.text();
    }

    /** What can be asked of a value of this type. */
    private ObjectNode expected(Type type) {
        Class<?> raw = erased(type);
        if (raw == Optional.class) {
            return expected(argument(type, 0));
        }
        if (raw == SortedMap.class || raw == Map.class) {
            return orNull(map(type, expected(argument(type, 1))));
        }
        if (isMany(raw)) {
            return orNull(list(expected(argument(type, 0))));
        }
        if (raw == Reason.class) {
            return expected(UsualValues.reason());
        }
        if (raw == DecisionId.class) {
            return types("string", "null");
        }
        if (raw.isSealed() || raw.isRecord()) {
            return defined(expectedName(raw), () -> orNull(object(asked(raw))));
        }
        if (raw.isEnum()) {
            ObjectNode names = scalar(raw);
            names.withArray("enum").addNull();
            return names;
        }
        // A number equals a text that reads as the same number.
        return types("string", "number", "boolean", "null");
    }

    private ObjectNode asked(Class<?> type) {
        ObjectNode properties = NODES.objectNode();
        if (type.isSealed()) {
            properties.putObject("type");
            for (Class<?> kind : type.getPermittedSubclasses()) {
                properties.setAll(asked(kind));
            }
            return properties;
        }
        Map<String, String> told = type == UsualValues.reason() ? Map.of() : Sources.components(type);
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(
                    component.getName(),
                    described(told.getOrDefault(component.getName(), ""), expected(component.getGenericType())));
        }
        return properties;
    }

    private static String expectedName(Class<?> type) {
        return "expected" + type.getSimpleName();
    }

    private ObjectNode defined(String name, Supplier<ObjectNode> schema) {
        if (!definitions.has(name)) {
            definitions.putObject(name);
            definitions.set(name, schema.get());
        }
        return NODES.objectNode().put("$ref", "#/definitions/" + name);
    }

    private static ObjectNode map(Type type, ObjectNode values) {
        ObjectNode map = types("object");
        if (erased(argument(type, 0)) == LocalDate.class) {
            map.set("propertyNames", scalar(LocalDate.class));
        }
        return map.set("additionalProperties", values);
    }
}
