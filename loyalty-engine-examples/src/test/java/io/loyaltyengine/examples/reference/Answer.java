package io.loyaltyengine.examples.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came of one transaction, and how the customer stands afterwards, as texts that can be compared. */
final class Answer {
    private final Map<String, TreeMap<String, Integer>> facts = new TreeMap<>();
    private final Map<String, Long> sums = new TreeMap<>();

    /** Says something; the order in which several things are said of the same tells nothing. */
    void say(String what, Object value) {
        facts.computeIfAbsent(what, first -> new TreeMap<>()).merge(value.toString(), 1, Integer::sum);
    }

    /** Adds to a sum; a sum of nothing is not said. */
    void add(String what, long amount) {
        if (amount != 0) {
            sums.merge(what, amount, Math::addExact);
        }
    }

    boolean isEmpty() {
        return facts.isEmpty() && sums.isEmpty();
    }

    private Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        facts.forEach((what, values) -> all.put(what, written(values)));
        sums.forEach((what, sum) -> all.put(what, sum.toString()));
        return all;
    }

    private static String written(Map<String, Integer> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((value, times) ->
                text.append(text.isEmpty() ? "" : " | ").append(value).append(times == 1 ? "" : " x" + times));
        return text.toString();
    }

    /** Where two answers differ, one line each; empty if they agree. */
    List<String> differences(Answer engine) {
        Map<String, String> mine = all();
        Map<String, String> others = engine.all();
        TreeSet<String> keys = new TreeSet<>(mine.keySet());
        keys.addAll(others.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            String one = mine.getOrDefault(key, "-");
            String other = others.getOrDefault(key, "-");
            if (!one.equals(other)) {
                differences.add(key + ": reference " + one + ", engine " + other);
            }
        }
        return differences;
    }

    /** Whether these agree, without writing anything down. */
    boolean agrees(Answer engine) {
        return facts.equals(engine.facts) && sums.equals(engine.sums);
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
