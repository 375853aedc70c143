package io.loyaltyengine.benchmark;

/** A badge has just been awarded: a fact that one rule adds for another. */
public record Award(String badge) {}
