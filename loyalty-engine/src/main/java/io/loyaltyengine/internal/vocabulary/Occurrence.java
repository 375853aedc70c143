package io.loyaltyengine.internal.vocabulary;

/** What the transaction itself is; there is one at most, so no rule that asks for two kinds of it can fire. */
public interface Occurrence {}
