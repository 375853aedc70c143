package io.loyaltyengine.internal.vocabulary;

/** How long a tier is held before it must be earned anew; without any of these for good. */
public interface Tiering {
    /** To the same day, so many months on. */
    Tiering validMonths(int months);

    /** To the last day of next calendar year. */
    Tiering validThroughNextYear();
}
