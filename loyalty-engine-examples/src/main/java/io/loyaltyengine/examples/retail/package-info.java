/**
 * A year of a real shop as a programme would have met it.
 *
 * <p>{@link io.loyaltyengine.workbench.data.OnlineRetail} yields the shoppers. {@link
 * io.loyaltyengine.examples.retail.Replay} takes them through the engine, and {@link
 * io.loyaltyengine.examples.retail.Summary} adds up what was decided.
 */
@NullMarked
package io.loyaltyengine.examples.retail;

import org.jspecify.annotations.NullMarked;
