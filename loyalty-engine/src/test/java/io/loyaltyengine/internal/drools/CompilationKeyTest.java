package io.loyaltyengine.internal.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.internal.contents.Decide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompilationKeyTest {
    private static final Path RECORDED = Path.of("src/main/resources/io/loyaltyengine/internal/contents/Decide.words");

    /**
     * Compiled rules of another vocabulary would fail as late as at a till. To write it anew: {@code ./mvnw -pl loyalty-engine
     * test -Dtest=CompilationKeyTest -Dgolden.write=true}.
     */
    @Test
    void whatIsWrittenDownNamesTheWordsThatThereAre() throws IOException {
        String words = CompilationKey.ofWords(Decide.VOCABULARY);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(RECORDED, words + "\n");
        }
        assertThat(Files.readString(RECORDED)).isEqualTo(words + "\n");
        assertThat(Decide.VOCABULARY.recorded()).contains(words);
    }
}
