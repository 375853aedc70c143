package io.loyaltyengine.model;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.internal.base.Check;

/**
 * How often a customer is contacted at most, whatever rules say. Where more is to be told, what weighs more comes first.
 *
 * @param atMost how many contacts in so many days
 * @param perDays how many days, the day itself included
 */
public record NoticeLimit(int atMost, int perDays) {
    public NoticeLimit {
        Check.count("atMost", atMost, 1, 1_000);
        Check.count("perDays", perDays, 1, 30 * Limits.HISTORY_MONTHS);
    }
}
