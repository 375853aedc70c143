package io.loyaltyengine.benchmark;

import java.util.Set;

/**
 * The customer including the purchase, as a fact for rules about tiers and badges.
 *
 * @param spendOfTwelveMonths in cents
 * @param spend since enrolment, in cents
 */
public record Standing(long spendOfTwelveMonths, long spend, long visits, Set<String> badges) {
    public boolean hasBadge(String badge) {
        return badges.contains(badge);
    }
}
