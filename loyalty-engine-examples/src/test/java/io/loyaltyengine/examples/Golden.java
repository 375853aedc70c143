package io.loyaltyengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a test holds to a file; {@code ./mvnw test -Dgolden.write=true} writes them anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/loyaltyengine/examples");

    private Golden() {}

    static void assertSame(String file, String actual) {
        Path golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
