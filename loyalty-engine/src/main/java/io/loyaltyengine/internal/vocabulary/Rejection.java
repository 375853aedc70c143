package io.loyaltyengine.internal.vocabulary;

/** What would have been needed, and what was there instead. */
public interface Rejection {
    /** What would have been needed: a number, an amount, a text or a time. */
    Rejection required(Object value);

    /** What was there. */
    Rejection actual(Object value);
}
