package io.loyaltyengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.PackageVersion;
import org.junit.jupiter.api.Test;

/** The build runs these tests with the oldest Jackson and with the newest; with which, it says. */
class JacksonVersionTest {
    @Test
    void theJacksonOfTheBuildIsTheOneThatRuns() {
        assertThat(System.getProperty("jackson.version"))
                .isEqualTo(PackageVersion.VERSION.toString())
                .isEqualTo(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString())
                .isEqualTo(com.fasterxml.jackson.datatype.jdk8.PackageVersion.VERSION.toString());
    }
}
