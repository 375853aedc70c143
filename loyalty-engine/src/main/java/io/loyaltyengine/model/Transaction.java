package io.loyaltyengine.model;

import java.time.Instant;
import java.util.Currency;

/** Something that happened and that loyalty is decided upon. */
public sealed interface Transaction
        permits Purchase, Refund, Redemption, Activity, Confirmation, Adjustment, DayReached {
    /** The caller's own id, unique among the transactions of one customer. */
    String id();

    /** When it happened. */
    Instant at();

    /** The currency of every amount in it; must be the programme's. */
    Currency currency();

    /**
     * The id of the transaction by which its decisions are kept together: of a refund that of what is taken back, else its
     * own. What is stored under it is what the next refund must {@linkplain Refund#with carry}.
     */
    default String about() {
        return id();
    }
}
