/**
 * Recorded transactions, customer by customer in the order of time.
 *
 * <p>{@link io.loyaltyengine.workbench.data.OnlineRetail} reads and cleans the year of a real shop and yields {@link
 * io.loyaltyengine.workbench.data.Shopper}s with their {@link io.loyaltyengine.workbench.data.Event}s; what the cleaning
 * dropped or changed is counted by {@link io.loyaltyengine.workbench.data.Finding}. {@link
 * io.loyaltyengine.workbench.data.Year} takes a customer through an engine.
 */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.data;
