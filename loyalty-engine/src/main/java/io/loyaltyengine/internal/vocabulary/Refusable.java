package io.loyaltyengine.internal.vocabulary;

/** What somebody asks for and rules can refuse. */
public interface Refusable {
    /** Whether several of its kind can be asked for at once. */
    default boolean isOneOfSeveral() {
        return false;
    }
}
