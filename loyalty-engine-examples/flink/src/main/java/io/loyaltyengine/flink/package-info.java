/**
 * A retail year through Apache Flink: state per customer, new rules by broadcast, exactly once.
 *
 * <p>{@link io.loyaltyengine.flink.FlinkYear} is the job, {@link io.loyaltyengine.flink.Deciding} its one operator, and
 * {@link io.loyaltyengine.flink.JsonSerializer} how Flink keeps what the operator remembers.
 */
@NullMarked
package io.loyaltyengine.flink;

import org.jspecify.annotations.NullMarked;
