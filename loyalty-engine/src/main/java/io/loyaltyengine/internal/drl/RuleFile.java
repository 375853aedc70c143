package io.loyaltyengine.internal.drl;

/**
 * One file of a rule set.
 *
 * @param name as the author knows it, such as {@code points.drl}
 */
public record RuleFile(String name, String text) {}
