package io.loyaltyengine.flink;

import io.loyaltyengine.json.LoyaltyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Lets Flink keep a part of the model as the library's own JSON, which outlives classes. */
abstract class JsonSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1L;

    abstract String write(T value);

    abstract T read(byte[] json);

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        put(write(value).getBytes(StandardCharsets.UTF_8), target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return read(next(source));
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        put(next(source), target);
    }

    private static void put(byte[] json, DataOutputView target) throws IOException {
        target.writeInt(json.length);
        target.write(json);
    }

    private static byte[] next(DataInputView source) throws IOException {
        byte[] json = new byte[source.readInt()];
        source.readFully(json);
        return json;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public T createInstance() {
        throw new UnsupportedOperationException("There is no empty one.");
    }

    @Override
    public int getLength() {
        return -1; // It varies.
    }

    /**
     * What a savepoint knows of its state: the schema of the documents in it.
     *
     * <p>State of the same schema is read as it is, whatever became of the classes. State of another one is refused when the
     * job starts, rather than read wrongly later: the documents have to be rewritten first.
     */
    abstract static class Snapshot<T> implements TypeSerializerSnapshot<T> {
        private int schema = LoyaltyJson.SCHEMA;

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView target) throws IOException {
            target.writeInt(schema);
        }

        @Override
        public void readSnapshot(int version, DataInputView source, ClassLoader loader) throws IOException {
            schema = source.readInt();
        }

        @Override
        public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> stored) {
            return stored.getClass() == getClass() && ((Snapshot<T>) stored).schema == schema
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
