package io.loyaltyengine.internal.vocabulary;

/** How a coupon is accepted. */
public interface Acceptance {
    /** When everything that was bought with it comes back, it may be used once more; without this the use is spent. */
    Acceptance freedOnRefund();
}
