package io.loyaltyengine.internal.vocabulary;

/** What is capped; without any of these the points of one purchase. */
public interface Capping {
    /** All points that the customer earns on a calendar day. */
    Capping perDay();

    /** All points that the customer earns in a calendar month. */
    Capping perMonth();

    /** All points that the customer earns in a calendar year. */
    Capping perYear();

    /** All points that the customer ever earns. */
    Capping perCustomer();

    /** All points that the customer earns in a campaign, and only those. */
    Capping onCampaign(String name);

    /** A grant that does not fit whole is refused whole; without this it shrinks to what is left. */
    Capping orRefuse();
}
