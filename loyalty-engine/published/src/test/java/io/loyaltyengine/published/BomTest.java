package io.loyaltyengine.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BomTest {
    private static final String BOM = "loyalty-engine-bom";

    @Test
    void namesEveryModuleThatCanBeADependency() throws IOException {
        assertThat(Pom.in(Path.of("../bom")).all("/project/dependencyManagement/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrderElementsOf(Pom.published()
                        .filter(pom -> !pom.isPlugin())
                        .map(Pom::artifact)
                        .filter(artifact -> !artifact.equals(BOM))
                        .toList());
    }

    @Test
    void isOfTheSameVersion() throws IOException {
        assertThat(Pom.in(Path.of("../bom")).all("/project/version")).containsExactly(System.getProperty("version"));
    }
}
