package io.loyaltyengine.springboot;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Programme;
import java.util.Optional;

/**
 * Where the rules are, and what they were when the application started: nothing that changes while they are compiled is
 * missed.
 */
record LocatedRules(RuleSource source, RuleSource atStart) {
    static LocatedRules in(RuleSource source) {
        return new LocatedRules(source, source instanceof PrebuiltRules ? source : RuleSource.of(source.files()));
    }

    boolean arePrebuilt() {
        return source instanceof PrebuiltRules;
    }

    /** Where a document says no currency, it is that of the programme, or another that the host has set. */
    LoyaltyJson json(Optional<String> otherCurrency) {
        try {
            Programme programme =
                    new LoyaltyJson().readProgramme(atStart.files().getOrDefault(LoyaltyEngine.PROGRAMME_FILE, ""));
            return new LoyaltyJson(otherCurrency.map(programme::withCurrency).orElse(programme));
        } catch (InvalidInputException mistaken) {
            // The engine says so by file and line.
            return new LoyaltyJson();
        }
    }
}
