package io.loyaltyengine.workbench.author;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import java.util.Map;
import java.util.Optional;

/** Compiles rules, as far as they have changed, and keeps the last that were. Thread-safe. */
public final class Engines {
    private Map<String, String> texts = Map.of();
    private Optional<LoyaltyEngine> last = Optional.empty();
    /** The last that loaded. */
    private Optional<LoyaltyEngine> whole = Optional.empty();

    /** The engine of these rules; nothing if they do not load. */
    public synchronized Optional<LoyaltyEngine> of(Manuscript manuscript) {
        Map<String, String> wanted = manuscript.rules();
        if (!wanted.equals(texts)) {
            last = compiled(RuleSource.of(wanted));
            texts = wanted;
            whole = last.or(() -> whole);
        }
        return last;
    }

    private Optional<LoyaltyEngine> compiled(RuleSource rules) {
        try {
            return Optional.of(
                    whole.isPresent()
                            ? whole.get().with(rules)
                            : LoyaltyEngine.builder().rules(rules).build());
        } catch (RuleLoadException refused) {
            return Optional.empty();
        }
    }
}
