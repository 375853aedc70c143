package io.loyaltyengine.error;

import org.jspecify.annotations.Nullable;

/** The base of every exception this library throws. */
public abstract class LoyaltyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected LoyaltyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
