package io.loyaltyengine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {
    private static final int REPETITIONS = 50;
    private static final Agreement AGREEMENT = new Agreement();

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyContenderDecidesAsTheEngineDoesAloneAndWhenTwoThreadsAskIt(Way way) throws Exception {
        Contender contender = AGREEMENT.contender(way);
        assertThat(AGREEMENT.disagreement(contender)).isEmpty();
        Callable<Optional<String>> asking = () -> {
            for (int i = 1; i < REPETITIONS; i++) {
                Optional<String> disagreement = AGREEMENT.disagreement(contender);
                if (disagreement.isPresent()) {
                    return disagreement;
                }
            }
            return AGREEMENT.disagreement(contender);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<Optional<String>> asked : threads.invokeAll(List.of(asking, asking))) {
                assertThat(asked.get()).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
    }
}
