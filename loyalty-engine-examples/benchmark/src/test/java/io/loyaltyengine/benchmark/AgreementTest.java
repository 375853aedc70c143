package io.loyaltyengine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {
    private static final int REPETITIONS = 50;
    private static final Agreement AGREEMENT = new Agreement();
    private static final Agreement VARIED = new Agreement(VariedSales.of(20_000, 16));

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

    @Test
    void theLeanestAnswersAsTheEngineDecidesWhateverIsSold() {
        assertThat(VARIED.disagreement(new Leanest())).isEmpty();
    }

    @Test
    void whatIsSoldIsSoVariedThatEverythingHappens() {
        List<Gist> gists = VARIED.expected().stream().map(Gist::of).toList();
        assertThat(gists.stream().flatMap(gist -> gist.coupons().stream()).flatMap(Set::stream))
                .contains(
                        "UNKNOWN_CODE",
                        "EXPIRED",
                        "CUSTOMER_LIMIT",
                        "MINIMUM_NOT_MET",
                        "SCOPE_NOT_MATCHED",
                        "TIER_REQUIRED",
                        "ALREADY_PRESENTED",
                        "NO_EFFECT",
                        "NOT_NEEDED");
        assertThat(gists).extracting(Gist::tier).contains("NONE", "SILVER", "GOLD");
        assertThat(gists).extracting(Gist::earned).contains(0L, 300L, 400L);
        assertThat(gists)
                .extracting(Gist::badges)
                .contains(Set.of(), Set.of("platin"), Set.of("superfan"), Set.of("platin", "superfan"));
        assertThat(VARIED.expected().stream()
                        .flatMap(decided -> decided.decisions().stream())
                        .map(Decision::getClass)
                        .map(Class::getSimpleName))
                .contains("TierChanged", "TierRetained", "PointsExpired", "SpendCounted", "VisitCounted");
        assertThat(gists.stream().filter(gist -> accepted(gist) > 2)).isNotEmpty();
    }

    private static long accepted(Gist gist) {
        return gist.coupons().stream().filter(Set::isEmpty).count();
    }
}
