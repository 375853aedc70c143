package io.loyaltyengine.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JarsTest {
    private static final String VERSION = String.valueOf(System.getProperty("version"));

    static Stream<Pom> modules() throws IOException {
        return Pom.published().filter(Pom::hasJar);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void sayWhatTheyAreAndUnderWhichLicence(Pom module) throws IOException {
        try (JarFile jar = new JarFile(file(module, "").toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Implementation-Title")).isEqualTo(module.artifact());
            assertThat(manifest.getValue("Implementation-Version")).isEqualTo(VERSION);
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void comeWithSourcesAndAListOfWhatTheyAreMadeOf(Pom module) {
        assertThat(file(module, "-sources")).exists();
        assertThat(module.target("bom.json")).content().contains("\"bomFormat\" : \"CycloneDX\"");
    }

    private static Path file(Pom module, String classifier) {
        return module.target(module.artifact() + "-" + VERSION + classifier + ".jar");
    }
}
