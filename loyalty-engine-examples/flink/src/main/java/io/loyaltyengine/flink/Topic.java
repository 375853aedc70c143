package io.loyaltyengine.flink;

import io.loyaltyengine.workbench.data.OnlineRetail;
import io.loyaltyengine.workbench.data.Posted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/** Stands for the topic that a shop's tills write to: what is read at a place is the same each time. */
final class Topic implements GeneratorFunction<Long, Slip> {
    private static final long serialVersionUID = 1L;

    private final @Nullable String file;
    private transient List<Posted> posted;

    Topic(Optional<Path> file) {
        this.file = file.map(Path::toString).orElse(null);
        this.posted = List.of();
    }

    @Override
    public void open(SourceReaderContext context) throws IOException {
        posted = retail(Optional.ofNullable(file).map(Path::of)).posted();
    }

    @Override
    public Slip map(Long number) {
        return Slip.of(number, posted.get(Math.toIntExact(number)));
    }

    static OnlineRetail retail(Optional<Path> file) throws IOException {
        return file.isPresent() ? OnlineRetail.read(file.get()) : OnlineRetail.sample();
    }
}
