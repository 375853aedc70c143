package io.loyaltyengine.error;

import org.jspecify.annotations.Nullable;

/** The base of every exception this library throws. */
public abstract class LoyaltyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Who can mend it. */
    public enum Fault {
        CALLER,
        HOST,
        RULES
    }

    protected LoyaltyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Who can mend it. */
    public abstract Fault fault();
}
