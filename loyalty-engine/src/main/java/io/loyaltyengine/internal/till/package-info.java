/**
 * The staircase: an {@link io.loyaltyengine.internal.till.Evaluator} leads a transaction from stage to stage. In each the
 * rules propose, through {@link io.loyaltyengine.internal.till.Speaking}, and every
 * {@link io.loyaltyengine.internal.till.Mechanism} settles what was {@link io.loyaltyengine.internal.till.Said} about it, in an
 * order that does not depend on theirs.
 *
 * <p>Here is what mechanisms share: the {@link io.loyaltyengine.internal.till.Run} with all that is decided so far, the
 * {@link io.loyaltyengine.internal.till.Basket} with what is still to pay, what came back
 * ({@link io.loyaltyengine.internal.till.Returned}), the one way to say no
 * ({@link io.loyaltyengine.internal.till.Objections}), and exact splitting ({@link io.loyaltyengine.internal.till.Allocation}).
 */
@NullMarked
package io.loyaltyengine.internal.till;

import org.jspecify.annotations.NullMarked;
