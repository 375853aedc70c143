package io.loyaltyengine.kafka;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.Posted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Transactions by customer go in, decisions by customer come out.
 *
 * @param engine shared by all threads
 */
record LoyaltyTopology(BiFunction<Customer, Transaction, Evaluation> engine)
        implements FixedKeyProcessorSupplier<String, Transaction, Decision> {
    static final String TRANSACTIONS = "transactions";
    static final String DECISIONS = "decisions";

    private static final String CUSTOMERS = "customers";
    private static final String RECORDED = "recorded";
    private static final LoyaltyJson JSON = new LoyaltyJson();

    static final Serde<Customer> CUSTOMER = serde(JSON::write, JSON::readCustomer);
    static final Serde<Transaction> TRANSACTION = serde(JSON::write, JSON::readTransaction);
    static final Serde<Decision> DECISION = serde(JSON::write, JSON::readDecision);

    Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(TRANSACTIONS, Consumed.with(Serdes.String(), TRANSACTION))
                .processValues(this)
                .to(DECISIONS, Produced.with(Serdes.String(), DECISION));
        return builder.build();
    }

    @Override
    @SuppressWarnings("unchecked") // The class of a list cannot say what it is a list of.
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CUSTOMERS), Serdes.String(), CUSTOMER),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RECORDED),
                        Serdes.String(),
                        Serdes.ListSerde(ArrayList.class, DECISION)));
    }

    @Override
    public FixedKeyProcessor<String, Transaction, Decision> get() {
        return new Deciding();
    }

    private static <T> Serde<T> serde(Function<T, String> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> write.apply(value).getBytes(StandardCharsets.UTF_8),
                (topic, json) -> read.apply(json));
    }

    @SuppressWarnings("NullAway.Init") // Kafka initialises a processor before it is used.
    private final class Deciding extends ContextualFixedKeyProcessor<String, Transaction, Decision> {
        private KeyValueStore<String, Customer> customers;
        private KeyValueStore<String, List<Decision>> recorded;

        @Override
        public void init(FixedKeyProcessorContext<String, Decision> context) {
            super.init(context);
            customers = context.getStateStore(CUSTOMERS);
            recorded = context.getStateStore(RECORDED);
        }

        @Override
        public void process(FixedKeyRecord<String, Transaction> message) {
            Posted posted = new Posted(message.key(), message.value());
            String place = message.key() + "/" + message.value().about();
            List<Decision> before =
                    new ArrayList<>(Optional.ofNullable(recorded.get(place)).orElse(List.of()));
            Customer customer =
                    Optional.ofNullable(customers.get(posted.customer())).orElseGet(posted::newcomer);
            Evaluation evaluation = engine.apply(customer, posted.transactionWith(before));
            customers.put(posted.customer(), evaluation.customer());
            if (posted.comesBack()) {
                before.addAll(evaluation.decisions());
                recorded.put(place, before);
            }
            evaluation.decisions().forEach(decision -> context().forward(message.withValue(decision)));
        }
    }
}
