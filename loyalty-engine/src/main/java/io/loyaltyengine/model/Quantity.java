package io.loyaltyengine.model;

import io.loyaltyengine.internal.base.Check;

/** A number of what lies in an account, which reads {@code 1 stamp} or {@code 12 points} in a sentence. */
public record Quantity(long number, String account) {
    public Quantity {
        Check.name("account", account);
    }
}
