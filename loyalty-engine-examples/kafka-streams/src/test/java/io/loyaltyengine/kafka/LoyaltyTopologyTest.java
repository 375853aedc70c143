package io.loyaltyengine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.examples.RetailYear;
import io.loyaltyengine.examples.retail.DecisionLog;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.Posted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LoyaltyTopologyTest {
    private static final LoyaltyEngine ENGINE = RetailYear.engine(RetailYear.rules());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theTopologyDecidesTheSameAsOneMachine() throws IOException {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        DecisionLog log = new DecisionLog();
        try (TopologyTestDriver driver =
                new TopologyTestDriver(new LoyaltyTopology(ENGINE::evaluate).topology(), settings)) {
            TestInputTopic<String, Transaction> transactions = driver.createInputTopic(
                    LoyaltyTopology.TRANSACTIONS, new StringSerializer(), LoyaltyTopology.TRANSACTION.serializer());
            TestOutputTopic<String, String> decisions = driver.createOutputTopic(
                    LoyaltyTopology.DECISIONS, new StringDeserializer(), new StringDeserializer());
            for (Posted posted : OnlineRetail.sample().posted()) {
                ProducerRecord<String, Transaction> message = KafkaYear.message(posted);
                transactions.pipeInput(new TestRecord<>(message.key(), message.value(), message.headers()));
            }
            decisions.readKeyValuesToList().forEach(decision -> log.add(decision.key, decision.value));
        }
        assertSameAsOneMachine(log);
    }

    @Test
    @Timeout(300) // A broker that does not come would be waited for without end.
    void aThreadThatFailsIsReplacedAndNothingIsDecidedTwice() throws Exception {
        OnlineRetail retail = OnlineRetail.sample();
        int middle = retail.posted().size() / 2;
        KafkaYear year = new KafkaYear(retail.posted(), KafkaYear.failingAt(middle, ENGINE));

        assertSameAsOneMachine(year.run());
        assertThat(year.replacedThreads()).isOne();
    }

    private static void assertSameAsOneMachine(DecisionLog log) throws IOException {
        assertThat(log.lines())
                .isEqualTo(
                        DecisionLog.of(OnlineRetail.sample(), ENGINE::evaluate).lines());
    }
}
