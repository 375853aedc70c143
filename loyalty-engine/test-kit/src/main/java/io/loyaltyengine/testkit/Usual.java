package io.loyaltyengine.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.testkit.Scenario.Step;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fills in what a scenario does not care about. */
final class Usual {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TRANSACTIONS = Arrays.stream(Transaction.class.getPermittedSubclasses())
            .map(type -> type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                    + type.getSimpleName().substring(1))
            .toList();
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = DAY + " \\d{2}:\\d{2}(:\\d{2})?";

    private final Programme programme;

    Usual(Programme programme) {
        this.programme = programme;
    }

    /** Anna, a customer since 2020 to whom nothing has happened. */
    ObjectNode customer(JsonNode given) throws Mistake {
        ObjectNode customer = NODES.objectNode();
        customer.put("schema", LoyaltyJson.SCHEMA);
        customer.put("id", "anna");
        customer.put("currency", programme.currency().getCurrencyCode());
        customer.put("enrolledOn", "2020-01-01");
        customer.putObject("profile");
        customer.putObject("accounts");
        customer.putObject("history").set("lifetime", totals());
        customer.putObject("tier").put("name", "NONE");
        ObjectNode merged = merged("given", customer, given);
        if (merged.path("history").path("days") instanceof ObjectNode days) {
            for (Map.Entry<String, JsonNode> day : days.properties()) {
                day.setValue(merged("given.history.days." + day.getKey(), totals(), day.getValue()));
            }
        }
        if (merged.path("accounts") instanceof ObjectNode accounts) {
            for (Map.Entry<String, JsonNode> account : accounts.properties()) {
                account.setValue(account(account.getKey(), account.getValue()));
            }
        }
        for (JsonNode kind : merged.path("tallies")) {
            for (Map.Entry<String, JsonNode> tally : kind.properties()) {
                tally.setValue(tally(tally.getKey(), tally.getValue()));
            }
        }
        return merged;
    }

    private ObjectNode account(String name, JsonNode given) throws Mistake {
        ObjectNode account = merged("given.accounts." + name, NODES.objectNode().put("owed", 0), given);
        for (JsonNode lot : account.path("lots")) {
            lot(lot);
        }
        return account;
    }

    /** Once; on the only day that is said, or on 1 January 2020. */
    private static ObjectNode tally(String name, JsonNode given) throws Mistake {
        String day = given.has("first")
                ? given.path("first").asText()
                : given.path("last").asText("2020-01-01");
        ObjectNode usual = NODES.objectNode().put("count", 1).put("first", day).put("last", day);
        return merged("given.tallies." + name, usual, given);
    }

    /** Active and for ever, if not said otherwise. */
    private void lot(JsonNode lot) throws Mistake {
        if (lot instanceof ObjectNode object) {
            if (!object.has("lifetime")) {
                object.putObject("lifetime");
            }
            if (object.path("lifetime") instanceof ObjectNode lifetime) {
                moment(lifetime, "activeFrom");
                moment(lifetime, "expiresAt");
            }
        }
    }

    private static ObjectNode totals() {
        ObjectNode totals = NODES.objectNode();
        for (String total : List.of("spend", "points", "visits", "purchases")) {
            totals.put(total, 0);
        }
        return totals;
    }

    /** 10 percent off everything, for everybody, at any time. */
    ObjectNode coupon(JsonNode given) throws Mistake {
        ObjectNode coupon = NODES.objectNode();
        coupon.put("schema", LoyaltyJson.SCHEMA);
        coupon.putObject("benefit").put("type", "percentOff").put("percent", 10);
        ObjectNode merged = merged("a coupon", coupon, given);
        if (merged.path("window") instanceof ObjectNode window) {
            moment(window, "from");
            moment(window, "until");
        }
        return merged;
    }

    /** A transaction {@code t1}, {@code t2} … on Monday, 15 June 2026, at noon. */
    Step step(String type, JsonNode given, List<Step> before) throws Mistake {
        if (!TRANSACTIONS.contains(type)) {
            throw new Mistake("there is no transaction `" + type + "`.", type, TRANSACTIONS);
        }
        ObjectNode transaction = NODES.objectNode();
        transaction.put("schema", LoyaltyJson.SCHEMA);
        transaction.put("type", type);
        transaction.put("id", "t" + (before.size() + 1));
        transaction.put("at", "2026-06-15");
        transaction.put("currency", programme.currency().getCurrencyCode());
        ObjectNode merged = merged(type, transaction, given);
        moment(merged, "at");
        if (merged.path("lines") instanceof ArrayNode lines) {
            ObjectNode unit = NODES.objectNode().put("quantity", 1);
            merged.set("lines", type.equals("refund") ? returned(lines, unit) : sold(lines));
        }
        if (merged.path("allowances") instanceof ArrayNode allowances) {
            merged.set("allowances", returned(allowances, NODES.objectNode()));
        }
        if (merged.path("wish").path("reward") instanceof ObjectNode reward) {
            ObjectNode usual = NODES.objectNode().put("coPayment", 0).put("enabled", true);
            ObjectNode wanted = merged("reward", usual, reward);
            moment(wanted, "opens");
            ((ObjectNode) merged.path("wish")).set("reward", wanted);
        }
        return new Step(type.equals("refund") ? Optional.of(purchase(merged, before)) : Optional.empty(), merged);
    }

    /** What a refund names in {@code of}: an activity, a redemption or a purchase; if it names none, the latest purchase. */
    private static String purchase(ObjectNode refund, List<Step> before) throws Mistake {
        List<String> ids = new ArrayList<>();
        for (String type : List.of("activity", "redemption", "purchase")) {
            before.stream()
                    .filter(step -> step.transaction().path("type").asText().equals(type))
                    .map(Step::id)
                    .forEach(ids::add);
        }
        if (ids.isEmpty()) {
            throw new Mistake("before a `refund` there must be the `purchase` that it is about.");
        }
        JsonNode of = refund.remove("of");
        String id = of == null ? ids.get(ids.size() - 1) : of.asText();
        if (!ids.contains(id)) {
            throw new Mistake("there is no purchase `" + id + "` before this refund.", id, ids);
        }
        return id;
    }

    /** One {@code thing} of the category {@code GOODS} each; a plain number is a price. */
    private static ArrayNode sold(ArrayNode given) throws Mistake {
        ArrayNode lines = NODES.arrayNode();
        for (JsonNode line : given) {
            ObjectNode usual = NODES.objectNode();
            usual.put("id", String.valueOf(lines.size() + 1));
            usual.put("product", "thing");
            usual.put("category", "GOODS");
            usual.put("quantity", 1);
            lines.add(
                    line.isNumber() ? usual.set("unitPrice", line) : merged("line " + (lines.size() + 1), usual, line));
        }
        return lines;
    }

    /** Parts of lines, which may be named by their numbers. */
    private static ArrayNode returned(ArrayNode given, ObjectNode usual) throws Mistake {
        ArrayNode lines = NODES.arrayNode();
        for (JsonNode line : given) {
            ObjectNode merged = merged("line " + (lines.size() + 1), usual.deepCopy(), line);
            if (merged.path("line").isNumber()) {
                merged.put("line", merged.path("line").asText());
            }
            lines.add(merged);
        }
        return lines;
    }

    /** Understands a day, which means noon, and a time without a zone, which means the programme's. */
    private void moment(ObjectNode object, String key) throws Mistake {
        String text = object.path(key).asText();
        if (text.matches(DAY) || text.matches(TIME)) {
            String time = text.matches(DAY) ? text + " 12:00" : text;
            try {
                LocalDateTime local = LocalDateTime.parse(time.replace(' ', 'T'));
                object.set(
                        key,
                        TextNode.valueOf(
                                local.atZone(programme.zone()).toInstant().toString()));
            } catch (DateTimeException e) {
                throw new Mistake("`" + key + "` is `" + text + "`, which is no day or time of the calendar.");
            }
        }
    }

    /** {@code usual} with what is given put over it, object by object; what says its own type stands for itself. */
    private static ObjectNode merged(String what, ObjectNode usual, JsonNode given) throws Mistake {
        if (!given.isObject() && !given.isMissingNode()) {
            throw Mistake.noObject(what, given);
        }
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            JsonNode before = usual.path(field.getKey());
            usual.set(
                    field.getKey(),
                    before instanceof ObjectNode object
                                    && field.getValue().isObject()
                                    && !field.getValue().has("type")
                            ? merged(what + "." + field.getKey(), object, field.getValue())
                            : field.getValue());
        }
        return usual;
    }
}
