/**
 * What becomes of the rules' proposals: rounding, allocation, verdicts, reversal.
 *
 * <p>An {@link io.loyaltyengine.internal.settle.Evaluator} leads a transaction through the stages. In each stage the
 * rules speak into {@link io.loyaltyengine.internal.settle.Proposals}, and one settlement turns what they said into
 * decisions, in an order of its own that does not depend on theirs. Arithmetic is exact: amounts are split by
 * {@link io.loyaltyengine.internal.settle.Allocation} so that the parts sum to the whole.
 */
@NullMarked
package io.loyaltyengine.internal.settle;

import org.jspecify.annotations.NullMarked;
