package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Adjustment;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Evaluation;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.Refund;
import io.loyaltyengine.model.RewardDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host takes off its stock of rewards, and adds to it again. */
class RewardStockTest {
    private static final Instant AT = Instant.parse("2026-03-14T09:30:00Z");
    private static final LoyaltyEngine ENGINE = Programmes.of("""
            package redemption
            rule "Give" @en("g") @de("g")
            when $wish : Wish( reward ) then decide.allow($wish); end
            rule "Sold out" @en("s") @de("s")
            when $wish : Wish( stockLeft < 1 ) then decide.refuse($wish, "OUT_OF_STOCK"); end
            """);
    private static final Customer ANNA = ENGINE.evaluate(
                    Customer.enrolled("anna", ENGINE.programme(), LocalDate.of(2026, 1, 1)),
                    Adjustment.of("gift", AT, ENGINE.programme(), 1_000, "a gift"))
            .customer();

    private static Redemption wish(long points, int left) {
        return Redemption.of(
                "wish-1",
                AT,
                ENGINE.programme(),
                new Redemption.Reward(new RewardDefinition(
                        "MUG",
                        "points",
                        points,
                        BigDecimal.ZERO,
                        new TreeSet<>(),
                        Optional.of(left),
                        Optional.empty(),
                        true,
                        Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500})
    void aRewardIsTakenOnceAndComesBackOnce(long points) {
        Evaluation granted = ENGINE.evaluate(ANNA, wish(points, 1));
        assertThat(granted.rewardsTaken()).isEqualTo(Map.of("MUG", 1L));

        Refund refund =
                Refund.of("return-1", AT, ENGINE.programme(), "wish-1").with(granted.decisions());
        Evaluation back = ENGINE.evaluate(granted.customer(), refund);
        assertThat(back.rewardsTaken()).isEqualTo(Map.of("MUG", -1L));
        assertThat(back.customer().points()).isEqualTo(ANNA.points());
        assertThat(ENGINE.evaluate(back.customer(), refund).rewardsTaken()).isEmpty();
    }

    @Test
    void whatIsRefusedTakesNothing() {
        assertThat(ENGINE.evaluate(ANNA, wish(500, 0)).rewardsTaken()).isEmpty();
        assertThat(ENGINE.evaluate(ANNA, wish(5_000, 1)).rewardsTaken()).isEmpty();
    }
}
