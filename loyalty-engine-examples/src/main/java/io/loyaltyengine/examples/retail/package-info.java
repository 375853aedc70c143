/**
 * A year of a real shop as a programme would have met it.
 *
 * <p>{@link io.loyaltyengine.examples.retail.OnlineRetail} reads and cleans the file and yields
 * {@link io.loyaltyengine.examples.retail.Shopper}s with their {@link io.loyaltyengine.examples.retail.Event}s in time
 * order. {@link io.loyaltyengine.examples.retail.Replay} takes them through the engine, and
 * {@link io.loyaltyengine.examples.retail.Summary} adds up what was decided. What the cleaning dropped or changed is
 * counted by {@link io.loyaltyengine.examples.retail.Finding}.
 */
@NullMarked
package io.loyaltyengine.examples.retail;

import org.jspecify.annotations.NullMarked;
