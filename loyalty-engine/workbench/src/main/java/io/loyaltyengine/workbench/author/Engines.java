package io.loyaltyengine.workbench.author;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import java.util.Map;
import java.util.Optional;

/** Compiles rules, and keeps the last that were: between two looks at the same rules nothing is compiled. Thread-safe. */
public final class Engines {
    private Map<String, String> texts = Map.of();
    private Optional<LoyaltyEngine> last = Optional.empty();

    /** The engine of these rules; nothing if they do not load. */
    public synchronized Optional<LoyaltyEngine> of(Manuscript manuscript) {
        Map<String, String> wanted = manuscript.rules();
        if (!wanted.equals(texts)) {
            last = compiled(wanted);
            texts = wanted;
        }
        return last;
    }

    private static Optional<LoyaltyEngine> compiled(Map<String, String> texts) {
        try {
            return Optional.of(
                    LoyaltyEngine.builder().rules(RuleSource.of(texts)).build());
        } catch (RuleLoadException refused) {
            return Optional.empty();
        }
    }
}
