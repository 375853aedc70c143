package io.loyaltyengine.flink;

import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Decision;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Keeps decisions. */
final class DecisionSerializer extends JsonSerializer<Decision> {
    private static final long serialVersionUID = 1L;
    private static final LoyaltyJson JSON = new LoyaltyJson();

    @Override
    String write(Decision decision) {
        return JSON.write(decision);
    }

    @Override
    Decision read(byte[] json) {
        return JSON.readDecision(json);
    }

    @Override
    public TypeSerializerSnapshot<Decision> snapshotConfiguration() {
        return new DecisionSnapshot();
    }

    /** Flink makes it by its name. */
    public static final class DecisionSnapshot extends Snapshot<Decision> {
        @Override
        public TypeSerializer<Decision> restoreSerializer() {
            return new DecisionSerializer();
        }
    }
}
