package io.loyaltyengine.internal.vocabulary;

/** Within what limits points can be spent. */
public interface Allowance {
    /** Only whole multiples of this many points; what is wished beyond is left with the customer. */
    Allowance inSteps(long points);

    /** No less than this many points. */
    Allowance atLeast(long points);

    /** Of a purchase no more than this share; the rest is due in money. */
    Allowance upToPercent(long percent);

    /** Spends the points that live longest first; without this those that expire soonest. */
    Allowance latestExpiringFirst();
}
