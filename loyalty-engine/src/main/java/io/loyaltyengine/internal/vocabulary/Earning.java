package io.loyaltyengine.internal.vocabulary;

/** How points are computed, when they live, and what becomes of them when goods come back. */
public interface Earning {
    /** Grants the points for each {@code amount} of money. */
    Earning per(long amount);

    /** The lines that count; without it all lines. */
    Earning on(Selection lines);

    /** Grants fixed points so many times. */
    Earning times(long count);

    /** Counts what lines cost before coupons; without it after. */
    Earning beforeCoupons();

    /** Counts what is paid with points too; without it only what is left to pay. */
    Earning beforePoints();

    /** Counts lines without the tax they contain. */
    Earning withoutTax();

    /** Does not count what is paid by this other means, such as {@code GIFT_CARD}, spread over all lines. */
    Earning withoutTender(String kind);

    /** Rounds up; without it down. */
    Earning roundUp();

    /** Rounds to the nearest, halves up; without it down. */
    Earning roundHalfUp();

    /** Rounds the points of each line, and what multipliers add to it; without it those of the purchase. */
    Earning eachLine();

    /** Rounds only once, when all multipliers have been applied; without it before and after. */
    Earning afterMultipliers();

    /** The points cannot be spent for so many days, to the same time of day. */
    Earning pendingDays(long days);

    /** The points cannot be spent until the host confirms the purchase. */
    Earning pendingUntilConfirmed();

    /** The points live to the end of the same day of the month, so many months on; without it for ever. */
    Earning expiresAfterMonths(long months);

    /** The points live to the end of the calendar year; without it for ever. */
    Earning expiresAtYearEnd();

    /** The points live to the end of this day, such as {@code "2026-12-31"}; afterwards there are none to be had. */
    Earning expiresOn(String day);

    /** Grants once in a customer's life. */
    Earning once(String subject);

    /** Grants once in a calendar year. */
    Earning oncePerYear(String subject);

    /** Counts the points toward a campaign. */
    Earning campaign(String name);

    /** After a refund, points that were spent already are owed; without it they are forgiven. */
    Earning mayGoNegative();

    /** When a part comes back, the points of what is kept are rounded down; without it those taken back are. */
    Earning keptRoundedDown();
}
