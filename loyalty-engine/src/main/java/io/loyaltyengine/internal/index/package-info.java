/**
 * Finds the few among many rules that can concern a transaction, from what the rules require. It has one door: {@link
 * io.loyaltyengine.internal.index.RuleIndex}.
 *
 * <p>Each rule is shelved by one thing that it requires, the rarest: under each value that it lets in, or by the stretch of
 * numbers. Then what a transaction says of the measure of a shelf is asked once, and leads to the rules. Whoever is found
 * is asked in full, in the order of the names, so that nothing is decided here. Who is not found is not asked, and cannot fail.
 */
@NullMarked
package io.loyaltyengine.internal.index;

import org.jspecify.annotations.NullMarked;
