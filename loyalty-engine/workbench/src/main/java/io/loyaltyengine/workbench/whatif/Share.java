package io.loyaltyengine.workbench.whatif;

import java.math.BigDecimal;

/**
 * A rule's part in it.
 *
 * @param fired how often its conditions held
 * @param decided how many decisions, or refusals, have it as their reason
 * @param worth what it gave, in money: points and discounts, less what of them was taken back
 */
record Share(long fired, long decided, BigDecimal worth) {
    static final Share NONE = new Share(0, 0, BigDecimal.ZERO);

    Share plus(Share more) {
        return new Share(fired + more.fired, decided + more.decided, worth.add(more.worth));
    }
}
