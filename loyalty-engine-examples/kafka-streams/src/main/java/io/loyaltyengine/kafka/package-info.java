/**
 * A retail year through Kafka Streams: a topic of transactions, a store of customers, a topic of decisions.
 *
 * <p>{@link io.loyaltyengine.kafka.LoyaltyTopology} is all that decides; {@link io.loyaltyengine.kafka.KafkaYear} runs it.
 */
@NullMarked
package io.loyaltyengine.kafka;

import org.jspecify.annotations.NullMarked;
