package io.loyaltyengine.kafka;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.examples.RetailYear;
import io.loyaltyengine.examples.retail.DecisionLog;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.Posted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Runs a retail year through Kafka Streams, exactly once with a failure in the middle, and compares it with one machine.
 *
 * <p>The broker runs in this JVM, so that one command shows it all; it comes from Kafka's own tests.
 */
public final class KafkaYear {
    private static final String APPLICATION = "loyalty";
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final List<Posted> posted;
    private final BiFunction<Customer, Transaction, Evaluation> engine;
    private final AtomicInteger replacedThreads = new AtomicInteger();

    KafkaYear(List<Posted> posted, BiFunction<Customer, Transaction, Evaluation> engine) {
        this.posted = posted;
        this.engine = engine;
    }

    public static void main(String[] args) throws Exception {
        OnlineRetail retail = args.length == 0 ? OnlineRetail.sample() : OnlineRetail.read(Path.of(args[0]));
        LoyaltyEngine engine = RetailYear.engine(RetailYear.rules());
        System.out.println("One machine: " + DecisionLog.of(retail, engine::evaluate));
        KafkaYear year =
                new KafkaYear(retail.posted(), failingAt(retail.posted().size() / 2, engine));
        System.out.println("Kafka:       " + year.run() + ", replaced threads: " + year.replacedThreads());
    }

    /** Fails once, at this evaluation. */
    static BiFunction<Customer, Transaction, Evaluation> failingAt(int count, LoyaltyEngine engine) {
        AtomicInteger evaluations = new AtomicInteger();
        return (customer, transaction) -> {
            if (evaluations.incrementAndGet() == count) {
                throw new IllegalStateException("The machine is gone, as was ordered.");
            }
            return engine.evaluate(customer, transaction);
        };
    }

    /** How many threads failed and were replaced. */
    int replacedThreads() {
        return replacedThreads.get();
    }

    /** All decisions that were committed. */
    @SuppressWarnings("try") // The broker's end can be interrupted.
    DecisionLog run() throws Exception {
        try (KafkaClusterTestKit kafka = broker()) {
            kafka.format();
            kafka.startup();
            kafka.waitForReadyBrokers();
            String servers = kafka.bootstrapServers();
            try (Admin admin = kafka.admin()) {
                admin.createTopics(Stream.of(LoyaltyTopology.TRANSACTIONS, LoyaltyTopology.DECISIONS)
                                .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                                .toList())
                        .all()
                        .get();
                post(servers);
                decide(servers, admin);
            }
            return committed(servers);
        }
    }

    private static KafkaClusterTestKit broker() throws Exception {
        TestKitNodes one = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumControllerNodes(1)
                .setNumBrokerNodes(1)
                .build();
        return new KafkaClusterTestKit.Builder(one)
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .build();
    }

    private void post(String servers) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        try (KafkaProducer<String, Transaction> tills =
                new KafkaProducer<>(settings, new StringSerializer(), LoyaltyTopology.TRANSACTION.serializer())) {
            List<Future<RecordMetadata>> sent =
                    posted.stream().map(next -> tills.send(message(next))).toList();
            for (Future<RecordMetadata> written : sent) {
                written.get();
            }
        }
    }

    static ProducerRecord<String, Transaction> message(Posted posted) {
        return new ProducerRecord<>(LoyaltyTopology.TRANSACTIONS, posted.customer(), posted.transaction());
    }

    private void decide(String servers, Admin admin) throws Exception {
        Path state = Files.createTempDirectory("kafka-year");
        StreamsConfig config = new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                PARTITIONS,
                // A thread that fails does not say goodbye; so long its partitions wait.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                1,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString()));
        try (KafkaStreams streams = new KafkaStreams(new LoyaltyTopology(engine).topology(), config)) {
            streams.setUncaughtExceptionHandler(failure -> {
                replacedThreads.incrementAndGet();
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
            streams.start();
            while (!isAllDecided(admin)) {
                Thread.sleep(PATIENCE.toMillis());
            }
        }
    }

    private static boolean isAllDecided(Admin admin) throws Exception {
        Map<TopicPartition, Long> ends = admin
                .listOffsets(partitions(LoyaltyTopology.TRANSACTIONS).stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, partition -> partition.getValue().offset()));
        Map<TopicPartition, Long> decided =
                admin.listConsumerGroupOffsets(APPLICATION).partitionsToOffsetAndMetadata().get().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                partition -> partition.getValue().offset()));
        return decided.equals(ends);
    }

    private static DecisionLog committed(String servers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        DecisionLog log = new DecisionLog();
        List<TopicPartition> partitions = partitions(LoyaltyTopology.DECISIONS);
        try (KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> decision : reader.poll(PATIENCE)) {
                    log.add(decision.key(), decision.value());
                }
            }
        }
        return log;
    }

    private static List<TopicPartition> partitions(String topic) {
        return Stream.iterate(0, partition -> partition + 1)
                .limit(PARTITIONS)
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
    }
}
