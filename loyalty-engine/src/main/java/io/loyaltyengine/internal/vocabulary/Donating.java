package io.loyaltyengine.internal.vocabulary;

/** Who receives a donation. */
public interface Donating {
    /** The causes, which share equally, to the exact cent. */
    Donating to(String... causes);
}
