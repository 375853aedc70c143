/**
 * The only place that knows Drools: compiles what {@link io.loyaltyengine.internal.drl} has read, and fires it.
 *
 * <p>{@link io.loyaltyengine.internal.drools.RuleCompiler} turns a rule set into classes, once and slowly;
 * {@link io.loyaltyengine.internal.drools.RuleLoader} loads them, here or elsewhere. Each stage becomes a rule base of
 * its own, so that a stage pays only for its own rules and no rule can disturb another stage's.
 * {@link io.loyaltyengine.internal.drools.CompiledRules} fires a stage, often and fast, from any number of threads.
 */
@NullMarked
package io.loyaltyengine.internal.drools;

import org.jspecify.annotations.NullMarked;
