package io.loyaltyengine.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The load test in small: two clients, some requests, the database away once. */
class LoadTest {
    private static final int REQUESTS = 40;

    @Test
    void nothing_is_lost_and_nothing_twice() throws Exception {
        try (Load load = new Load(2, 3)) {
            load.enrol();

            assertThat(load.run(requests -> requests / (double) REQUESTS, 60)).isEmpty();
        }
    }
}
