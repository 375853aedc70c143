package io.loyaltyengine.internal.drl;

import java.util.List;

/**
 * What rules were found to be when they were compiled, so that a till need not work it out again.
 *
 * @param hash of the rule set, see {@link RuleSet#id}; empty if it is not known
 * @param keys of the rules by their names, see {@link Rule#key}
 */
public record RuleKeys(String hash, List<String> keys) {
    /** Nothing is known. */
    public static final RuleKeys NONE = new RuleKeys("", List.of());

    /** Whether nothing is known of any rule. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The same for a host that changes what stands beside the rules, and with it the hash. */
    public RuleKeys withoutHash() {
        return new RuleKeys("", keys);
    }
}
