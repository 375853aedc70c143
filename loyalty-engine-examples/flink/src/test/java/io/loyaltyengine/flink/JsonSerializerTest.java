package io.loyaltyengine.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Decision;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class JsonSerializerTest {
    private static final Customer ANNA = Customer.enrolled("anna", "GBP", LocalDate.of(2011, 1, 1));

    private final CustomerSerializer serializer = new CustomerSerializer();
    private final DataOutputSerializer written = new DataOutputSerializer(16);

    @Test
    void aCustomerIsReadAsWritten() throws IOException {
        serializer.serialize(ANNA, written);

        assertThat(serializer.deserialize(read())).isEqualTo(ANNA);
    }

    @Test
    void aCopyIsTheSameBytes() throws IOException {
        serializer.serialize(ANNA, written);
        DataOutputSerializer copy = new DataOutputSerializer(16);
        serializer.copy(read(), copy);

        assertThat(copy.getCopyOfBuffer()).isEqualTo(written.getCopyOfBuffer());
    }

    @Test
    void stateOfThisSchemaIsReadAsItIs() throws IOException {
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(stored(LoyaltyJson.SCHEMA))
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(stored(LoyaltyJson.SCHEMA).restoreSerializer()).isEqualTo(serializer);
    }

    @Test
    void stateOfAnotherSchemaIsRefused() throws IOException {
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(stored(LoyaltyJson.SCHEMA + 1))
                        .isIncompatible())
                .isTrue();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // Flink does not know either what a savepoint has under a name.
    void stateOfAnotherKindIsRefused() {
        TypeSerializerSnapshot<Decision> decisions = new DecisionSerializer().snapshotConfiguration();

        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility((TypeSerializerSnapshot) decisions)
                        .isIncompatible())
                .isTrue();
    }

    private TypeSerializerSnapshot<Customer> stored(int schema) throws IOException {
        DataOutputSerializer savepoint = new DataOutputSerializer(4);
        savepoint.writeInt(schema);
        TypeSerializerSnapshot<Customer> snapshot = serializer.snapshotConfiguration();
        snapshot.readSnapshot(
                1,
                new DataInputDeserializer(savepoint.getCopyOfBuffer()),
                getClass().getClassLoader());
        return snapshot;
    }

    private DataInputDeserializer read() {
        return new DataInputDeserializer(written.getCopyOfBuffer());
    }
}
