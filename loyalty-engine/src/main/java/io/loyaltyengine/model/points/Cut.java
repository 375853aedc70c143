package io.loyaltyengine.model.points;

import io.loyaltyengine.internal.base.Check;

/**
 * What a cap, or a factor below 1, took off a grant.
 *
 * @param rule the rule that says so
 * @param points at least 1
 */
public record Cut(String rule, long points) {
    public Cut {
        Check.name("rule", rule);
        Check.atLeastOne("points", points);
    }
}
