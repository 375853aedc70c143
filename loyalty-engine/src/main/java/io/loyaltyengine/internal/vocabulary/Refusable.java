package io.loyaltyengine.internal.vocabulary;

/** What somebody asks for and rules can refuse. */
public interface Refusable {}
