package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/**
 * Which rules decided.
 *
 * @param hash SHA-256, in hex, of what the rules and the programme say. The order of files and rules, white space and
 *     comments do not enter
 */
public record RuleSetId(String name, String version, String hash) {
    public RuleSetId {
        Check.name("name", name);
        Check.name("version", version);
        Check.name("hash", hash);
    }
}
