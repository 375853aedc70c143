package io.loyaltyengine.flink;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps customers. */
final class CustomerSerializer extends JsonSerializer<Customer> {
    private static final long serialVersionUID = 1L;
    private static final LoyaltyJson JSON = new LoyaltyJson();

    @Override
    String write(Customer customer) {
        return JSON.write(customer);
    }

    @Override
    Customer read(byte[] json) {
        return JSON.readCustomer(json);
    }

    @Override
    public TypeSerializerSnapshot<Customer> snapshotConfiguration() {
        return new CustomerSnapshot();
    }

    /** Flink makes it by its name. */
    public static final class CustomerSnapshot extends Snapshot<Customer> {
        @Override
        public TypeSerializer<Customer> restoreSerializer() {
            return new CustomerSerializer();
        }
    }
}
