package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/**
 * One way in which other rules would differ from those that decide now. Immutable.
 *
 * @param name of the rule, the tier or the account; for what concerns the whole programme, the field of {@code programme.json}
 * @param before what it is now; empty for what is new
 * @param after what it would be; empty for what would be gone
 */
public record RuleChange(Kind kind, String name, String before, String after) {
    /** What changes. */
    public enum Kind {
        RULE_ADDED,
        RULE_REMOVED,
        /** A rule has other sentences. */
        RULE_REWORDED,
        /** A rule asks, or decides, something else; or in another stage. */
        RULE_DECIDES_OTHERWISE,
        TIER_ADDED,
        /** A tier is no longer there; customers who hold it fit no more. */
        TIER_LOST,
        /** Tiers that stay are ranked in another order. */
        TIERS_REORDERED,
        /** Amounts are in another currency; no stored customer fits any more. */
        CURRENCY_CHANGED,
        /** What day it is, is seen elsewhere. */
        ZONE_CHANGED,
        ACCOUNT_ADDED,
        /** An account is no longer there; customers who have something in it fit no more. */
        ACCOUNT_LOST,
        /** Points, or what is in another account, are worth more or less. */
        WORTH_CHANGED,
        /** Goods are taken back in another way. */
        RETURNS_CHANGED,
        /** Other days are holidays. */
        HOLIDAYS_CHANGED,
        /** Birthdays and anniversaries of 29 February fall on another day. */
        LEAP_DAY_CHANGED;

        /** Whether customers who were stored before can be refused afterwards. */
        public boolean losesCustomers() {
            return this == TIER_LOST || this == ACCOUNT_LOST || this == CURRENCY_CHANGED;
        }
    }

    public RuleChange {
        Check.present("kind", kind);
        Check.present("name", name);
        Check.present("before", before);
        Check.present("after", after);
    }
}
