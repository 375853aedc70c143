package io.loyaltyengine.error;

import org.jspecify.annotations.Nullable;

/** The base of every exception this library throws. */
public abstract class LoyaltyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who can mend it. */
    public enum Fault {
        /** Whoever sent the request: what was asked for is not valid, or does not fit. The same request fails again. */
        CALLER,
        /** The host: what it has stored or set up does not fit. The request itself may be good. */
        HOST,
        /** The author of the rules. */
        RULES
    }

    protected LoyaltyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Who can mend it: what a host answers a request with, and whom it wakes. */
    public abstract Fault fault();
}
