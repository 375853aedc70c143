package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;
import java.util.SortedMap;

/**
 * A rule that fired, and the values it fired upon; or what the engine itself says of how it chose.
 *
 * @param stage {@code coupons}, {@code redemption}, {@code earning}, {@code standing} or {@code followup}
 * @param values what the rule's conditions read, by the name they give it; where facts of several kinds are asked by the same
 *     name, the kind comes first: {@code Customer.number("boxes")}
 * @param proposal what the rule proposed, in words
 */
public record Fired(String stage, String rule, SortedMap<String, String> values, String proposal) {
    public Fired {
        Check.name("stage", stage);
        Check.name("rule", rule);
        values = Check.map(
                "values",
                values,
                Limits.MAX_ENTRIES,
                (path, value) -> Check.text(path, value, Limits.MAX_TRACE_LENGTH));
        Check.text("proposal", proposal, Limits.MAX_TRACE_LENGTH);
    }
}
