package io.loyaltyengine.model;

/** Where 29 February falls in a year that has none: for birthdays, and for the yearly day of joining or of a first visit. */
public enum LeapDay {
    /** On 28 February; usual. */
    FEB_28,
    /** On 1 March. */
    MAR_1
}
