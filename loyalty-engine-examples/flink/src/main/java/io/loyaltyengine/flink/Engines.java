package io.loyaltyengine.flink;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.examples.RetailYear;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One engine for each rule set, shared by all subtasks of this JVM: compiling takes a second, and an engine is thread-safe.
 *
 * <p>Flink loads a job's classes by a loader of its own, so that the engines go when the job does.
 */
final class Engines {
    private static final Map<Map<String, String>, LoyaltyEngine> BY_FILES = new ConcurrentHashMap<>();

    private Engines() {}

    /**
     * The engine of these rules; the first who asks compiles them, the others wait.
     *
     * @throws io.loyaltyengine.error.RuleLoadException when something is wrong with them
     */
    static LoyaltyEngine of(Map<String, String> files) {
        return BY_FILES.computeIfAbsent(Map.copyOf(files), texts -> RetailYear.engine(RuleSource.of(texts)));
    }
}
