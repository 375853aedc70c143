package io.loyaltyengine.springboot;

import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;

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
}
