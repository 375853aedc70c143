package io.loyaltyengine.model.points;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.internal.base.Check;

/**
 * What a cap took off a grant.
 *
 * @param rule the rule that caps
 * @param points at least 1
 */
public record Cut(String rule, long points) {
    public Cut {
        Check.name("rule", rule);
        if (Check.points("points", points) == 0) {
            throw new InvalidInputException(
                    "points", InvalidInputException.Code.OUT_OF_RANGE, "is `0`; a cut takes at least 1.");
        }
    }
}
