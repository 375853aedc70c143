package io.loyaltyengine.internal.vocabulary;

/** What somebody asks for and rules can refuse. */
public interface Refusable {
    /** Which of its kind it is, if several can be asked for at once; else empty. */
    default String which() {
        return "";
    }
}
