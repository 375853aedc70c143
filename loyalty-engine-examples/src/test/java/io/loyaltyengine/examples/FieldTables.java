package io.loyaltyengine.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.UnlessSaid;
import io.loyaltyengine.model.coupons.CouponDefinition;
import io.loyaltyengine.testkit.UsualValues;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The tables of all that is written in scenarios and in JSON: from the records, and from what a scenario fills in. */
final class FieldTables {
    private static final String MUST = "must be said";
    private static final String NOTHING = "–";
    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(int.class, "whole number"),
            Map.entry(Integer.class, "whole number"),
            Map.entry(long.class, "whole number"),
            Map.entry(Long.class, "whole number"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(LocalDate.class, "day"),
            Map.entry(LocalTime.class, "time of day"),
            Map.entry(MonthDay.class, "`--MM-DD`"),
            Map.entry(Instant.class, "moment"),
            Map.entry(DayOfWeek.class, "weekday"),
            Map.entry(Currency.class, "currency"),
            Map.entry(ZoneId.class, "time zone"),
            Map.entry(Decision.class, "decision"),
            Map.entry(Object.class, "text, number, true or false"));
    /** How the manual calls the keys of a map, by where it stands. */
    private static final Map<String, String> KEYS = Map.of(
            "tenders",
            "KIND",
            "accounts",
            "NAME",
            "days",
            "DAY",
            "tallies",
            "KIND",
            "booked",
            "ID",
            "attributes",
            "NAME",
            "back",
            "LINE");

    /** What has the fields of something that is listed already. */
    private static final Map<String, String> ALIKE = Map.of("steps[].benefit", "benefit", "condition.scope", "scope");

    private final Programme programme;
    private final UsualValues usual;

    FieldTables() {
        this.programme = LoyaltyEngine.builder()
                .rules(RuleSource.directory(Reference.FOLDER))
                .build()
                .programme();
        this.usual = new UsualValues(programme);
    }

    List<String> programme() {
        return rows("", Programme.class, MissingNode.getInstance());
    }

    List<String> customer() {
        return rows("", Customer.class, usual.customer());
    }

    List<String> coupon() {
        return rows("", CouponDefinition.class, usual.coupon());
    }

    /** What all have, then each. */
    List<String> transactions() {
        List<String> rows = new ArrayList<>();
        JsonNode any = usual.transaction("dayReached");
        for (String field : List.of("id", "at", "currency")) {
            rows.add(VocabularyTables.row(
                    code(field),
                    kind(type(Transaction.class, field)),
                    usually(any.path(field), true),
                    Sources.member(Transaction.class, field)));
        }
        for (Class<?> type : Transaction.class.getPermittedSubclasses()) {
            String name = decapitalised(type.getSimpleName());
            rows.addAll(rows(name + ".", type, usual.transaction(name)));
        }
        return rows;
    }

    private static Type type(Class<?> of, String method) {
        return Arrays.stream(of.getMethods())
                .filter(found -> found.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getGenericReturnType();
    }

    private List<String> rows(String prefix, Class<?> type, JsonNode node) {
        List<String> rows = new ArrayList<>();
        Map<String, String> said = Sources.components(type);
        Set<String> common = Transaction.class.isAssignableFrom(type) ? Set.of("id", "at", "currency") : Set.of();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!common.contains(component.getName())) {
                rows.addAll(rows(
                        prefix, component, node.path(component.getName()), said.getOrDefault(component.getName(), "")));
            }
        }
        return rows;
    }

    private List<String> rows(String prefix, RecordComponent component, JsonNode node, String said) {
        String path = prefix + component.getName();
        Type type = component.getGenericType();
        if (path.equals("refund.recorded")) {
            return List.of(
                    VocabularyTables.row(
                            code("refund.of"),
                            "text",
                            "the latest purchase",
                            "in scenarios, the id of what is taken back; in JSON `recorded` holds its decisions, and those of its refunds"));
        }
        if (ALIKE.containsKey(path)) {
            return List.of(VocabularyTables.row(
                    code(path),
                    "object",
                    erased(type) == Optional.class ? NOTHING : MUST,
                    said + "; with the fields of " + code(ALIKE.get(path))));
        }
        boolean optional = erased(type) == Optional.class;
        Type inner = optional ? argument(type, 0) : type;
        Class<?> raw = erased(inner);
        if (raw.isSealed() && raw != Decision.class) {
            return kinds(path, raw, node);
        }
        if (raw.isRecord() && !optional) {
            return rows(path + ".", raw, node);
        }
        List<String> rows = new ArrayList<>();
        boolean needed = !optional && (!isMany(raw) || said.startsWith("at least one"));
        String absent =
                unlessSaid(component).map(usual -> NOTHING + ", " + code(usual)).orElseGet(() -> usually(node, needed));
        rows.add(VocabularyTables.row(code(path), kind(type), absent, said));
        rows.addAll(inside(path, component.getName(), inner, node));
        return rows;
    }

    /** What stands in a list, a map or an optional object. */
    private List<String> inside(String path, String name, Type type, JsonNode node) {
        Class<?> raw = erased(type);
        JsonNode first =
                node.isContainerNode() && !node.isEmpty() ? node.elements().next() : MissingNode.getInstance();
        if (raw.isRecord()) {
            return rows(path + ".", raw, node);
        }
        if (!isMany(raw)) {
            return List.of();
        }
        Type element = argument(type, raw == SortedMap.class ? 1 : 0);
        String below = raw == SortedMap.class ? path + "." + KEYS.get(name) : path + "[]";
        if (erased(element) == SortedMap.class) {
            JsonNode second = first.isEmpty()
                    ? MissingNode.getInstance()
                    : first.elements().next();
            return rows(below + ".NAME.", erased(argument(element, 1)), second);
        }
        return erased(element).isRecord() ? rows(below + ".", erased(element), first) : List.of();
    }

    /** What comes in kinds: its `type`, and the fields of each. */
    private List<String> kinds(String path, Class<?> type, JsonNode node) {
        List<String> rows = new ArrayList<>();
        String names = Arrays.stream(type.getPermittedSubclasses())
                .map(kind -> code(decapitalised(kind.getSimpleName())))
                .collect(Collectors.joining(", "));
        rows.add(VocabularyTables.row(
                code(path + ".type"), "text", usually(node.path("type"), true), "one of " + names));
        for (Class<?> kind : type.getPermittedSubclasses()) {
            String name = decapitalised(kind.getSimpleName());
            JsonNode here = node.path("type").asText(name).equals(name) ? node : MissingNode.getInstance();
            for (String row : rows(path + ".", kind, here)) {
                rows.add(row.contains("." + name + ".") ? row : row.replaceFirst("` [|]", "` of `" + name + "` |"));
            }
        }
        return rows;
    }

    static Optional<String> unlessSaid(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        int place = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList()
                .indexOf(component.getName());
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(made -> made.getParameterCount() == type.getRecordComponents().length)
                .map(made -> made.getParameters()[place].getAnnotation(UnlessSaid.class))
                .filter(Objects::nonNull)
                .map(UnlessSaid::value)
                .findFirst();
    }

    private String usually(JsonNode node, boolean needed) {
        if (!node.isValueNode() || node.isNull()) {
            return needed ? MUST : NOTHING;
        }
        String text = node.asText();
        if (text.equals(programme.currency().getCurrencyCode())) {
            return "the programme's";
        }
        return code(
                text.matches("\\d{4}-.*Z")
                        ? Instant.parse(text)
                                .atZone(programme.zone())
                                .toLocalDateTime()
                                .toString()
                                .replace('T', ' ')
                        : text);
    }

    static boolean isMany(Class<?> raw) {
        return Collection.class.isAssignableFrom(raw) || raw == SortedMap.class;
    }

    private static String kind(Type type) {
        Class<?> raw = erased(type);
        if (raw == Optional.class) {
            return kind(argument(type, 0));
        }
        if (raw == SortedMap.class) {
            Class<?> element = erased(argument(type, 1));
            return element.isRecord() || element == SortedMap.class ? "by name" : kind(element) + ", by name";
        }
        if (isMany(raw)) {
            Class<?> element = erased(argument(type, 0));
            return element.isRecord() ? "list" : "list of " + kind(element) + "s";
        }
        if (raw.isEnum() && raw != DayOfWeek.class) {
            return alternatives(raw);
        }
        return raw.isRecord()
                ? "object"
                : Optional.ofNullable(KINDS.get(raw))
                        .orElseThrow(() -> new AssertionError("The manual has no word for " + raw));
    }

    private static String alternatives(Class<?> names) {
        return Arrays.stream(names.getEnumConstants())
                .map(name -> code(name.toString()))
                .collect(Collectors.joining(" or "));
    }

    static Class<?> erased(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    static Type argument(Type type, int place) {
        return ((ParameterizedType) type).getActualTypeArguments()[place];
    }

    static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
