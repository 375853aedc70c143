/**
 * The only place that knows Drools: compiles what {@link io.loyaltyengine.internal.drl} has read, and fires it.
 *
 * <p>{@link io.loyaltyengine.internal.drools.RuleCompiler} lets Drools turn a rule set into classes, once and slowly.
 * {@link io.loyaltyengine.internal.drools.RulePlan} writes down which of them asks and says what, and
 * {@link io.loyaltyengine.internal.drools.RuleLoader} loads both, here or elsewhere.
 * {@link io.loyaltyengine.internal.drools.CompiledRules} fires a stage, often and fast, from any number of threads.
 *
 * <p>Drools' sessions are not used. They remember what facts have matched, for facts that come and go; here rules only add,
 * and every call brings all its facts, of which there are a few. Asking each rule that an {@linkplain
 * io.loyaltyengine.internal.index index} finds costs a fraction of that, leaves nothing behind, not even when a rule fails,
 * and needs none of Drools' run time. The tests prove that sessions fire the same.
 */
@NullMarked
package io.loyaltyengine.internal.drools;

import org.jspecify.annotations.NullMarked;
