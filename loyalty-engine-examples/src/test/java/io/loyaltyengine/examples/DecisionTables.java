package io.loyaltyengine.examples;

import io.loyaltyengine.internal.vocabulary.Placeholders;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Decision;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of the decisions: from their records, and from what the sources say of them. */
final class DecisionTables {
    private static final Pattern SAYING =
            Pattern.compile("Saying[.]of\\(\\s*(\\w+)[.]class,\\s*\"([^\"]+)\",\\s*((?:\"[^\"]*\"\\s*[+]?\\s*)+),");
    private static final Pattern FOLDED = Pattern.compile("\\bfold(?:[.]|::)(\\w+)");
    /** Where each way to change a state leaves its mark. */
    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("give", "accounts"),
            Map.entry("take", "accounts"),
            Map.entry("activate", "accounts"),
            Map.entry("expire", "accounts"),
            Map.entry("expired", "accounts"),
            Map.entry("forgo", "accounts"),
            Map.entry("owe", "accounts"),
            Map.entry("countEarned", "history"),
            Map.entry("countSpend", "history"),
            Map.entry("countVisit", "history"),
            Map.entry("countPurchase", "history"),
            Map.entry("uncountPurchase", "history"),
            Map.entry("changeTier", "tier"),
            Map.entry("tally", "tallies"),
            Map.entry("tallyDay", "tallies"),
            Map.entry("have", "tallies"),
            Map.entry("untally", "tallies"),
            Map.entry("units", "tallies"),
            Map.entry("tallyUntil", "tallies"),
            Map.entry("issue", "issued"),
            Map.entry("withdraw", "issued"),
            Map.entry("book", "booked"),
            Map.entry("bringBack", "booked"));

    private DecisionTables() {}

    static List<String> decisions() {
        return LoyaltyJson.decisionKinds().entrySet().stream()
                .map(kind -> row(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static String row(String name, Class<? extends Decision> type) {
        Set<String> said = Placeholders.of(type);
        return VocabularyTables.row(
                code(name),
                Sources.sentence(type),
                codes(said.stream().map(placeholder -> "{" + placeholder + "}").toList()),
                codes(components(type, field -> !said.contains(field))),
                codes(List.copyOf(changes(type))));
    }

    private static List<String> components(Class<?> type, Predicate<String> wanted) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !Set.of("id", "reason").contains(name))
                .filter(wanted)
                .toList();
    }

    private static Set<String> changes(Class<?> type) {
        return FOLDED.matcher(Sources.of(type))
                .results()
                .map(call -> call.group(1))
                .map(call -> {
                    String change = CHANGES.get(call);
                    if (change == null) {
                        throw new AssertionError("The manual does not know what `" + call + "` changes.");
                    }
                    return change;
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the fields of decisions hold that are records of their own. */
    static List<String> parts() {
        Map<String, Class<?>> parts = new TreeMap<>();
        LoyaltyJson.decisionKinds().values().forEach(kind -> collect(kind, parts));
        return parts.entrySet().stream()
                .map(part -> VocabularyTables.row(
                        codes(fieldsOf(part.getValue())),
                        Sources.sentence(part.getValue()),
                        codes(components(part.getValue(), field -> true))))
                .sorted()
                .toList();
    }

    /** What fields of decisions and of their parts hold such a record. */
    private static List<String> fieldsOf(Class<?> part) {
        Set<String> names = new TreeSet<>();
        Map<String, Class<?>> owners = new TreeMap<>(LoyaltyJson.decisionKinds());
        LoyaltyJson.decisionKinds().values().forEach(kind -> collect(kind, owners));
        for (Class<?> owner : owners.values()) {
            for (RecordComponent component : owner.getRecordComponents()) {
                if (held(component.getGenericType()) == part) {
                    names.add(component.getName());
                }
            }
        }
        return List.copyOf(names);
    }

    private static void collect(Class<?> type, Map<String, Class<?>> parts) {
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> held = held(component.getGenericType());
            if (held.isRecord()
                    && !Set.of("id", "earned", "redeemed", "counted", "awarded").contains(component.getName())
                    && parts.put(held.getName(), held) == null) {
                collect(held, parts);
            }
        }
    }

    private static Class<?> held(Type type) {
        Type inner = type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
        return inner instanceof Class<?> plain ? plain : Object.class;
    }

    /** What the engine says without any rule. */
    static List<String> sayings() {
        List<String> rows = new ArrayList<>();
        Sources.below("io/loyaltyengine/internal").stream()
                .flatMap(source -> SAYING.matcher(source).results())
                .sorted((one, other) -> key(one).compareTo(key(other)))
                .forEach(saying -> rows.add(VocabularyTables.row(
                        code(saying.group(1)),
                        code(saying.group(2)),
                        saying.group(3)
                                .replaceAll("\"\\s*[+]\\s*\"", "")
                                .replace("\"", "")
                                .replace("|", "\\|"))));
        return rows;
    }

    private static String key(MatchResult saying) {
        return saying.group(1) + "\n" + saying.group(2);
    }

    private static String codes(List<String> words) {
        return words.stream().map(DecisionTables::code).collect(Collectors.joining(" "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
