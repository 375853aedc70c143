package io.loyaltyengine.internal.drools;

import java.util.SortedMap;

/**
 * A rule set as {@link RuleCompiler} has compiled it. The same rules give the same, to the byte.
 *
 * @param plan what the rules make of the classes; see {@link RulePlan}
 * @param classes class files by their path, such as {@code loyalty/earning/P0A/LambdaPredicate0A1.class}
 */
public record Compilation(String plan, SortedMap<String, byte[]> classes) {}
