package io.loyaltyengine.figures;

import static io.loyaltyengine.figures.Decisions.adjusted;
import static io.loyaltyengine.figures.Decisions.cancelled;
import static io.loyaltyengine.figures.Decisions.earned;
import static io.loyaltyengine.figures.Decisions.expired;
import static io.loyaltyengine.figures.Decisions.paid;
import static io.loyaltyengine.figures.Decisions.redeemed;
import static io.loyaltyengine.figures.Decisions.refunded;
import static io.loyaltyengine.figures.Decisions.restored;
import static io.loyaltyengine.figures.Decisions.reversed;
import static io.loyaltyengine.figures.Decisions.reward;
import static io.loyaltyengine.figures.Decisions.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Programme;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What decisions add up to. */
class SumsTest {
    private static final Programme CENT = Programme.of("club", "1", "EUR", "Europe/Berlin", List.of(), "0.01");

    private static Sums of(Decision... decisions) {
        return Sums.of(List.of(decisions));
    }

    private static Sums sums(String turnover, long issued, long redeemed, long expired, long adjusted) {
        return new Sums(Account.POINTS, new BigDecimal(turnover), issued, redeemed, expired, adjusted);
    }

    @Test
    void whatComesBackIsTakenOff() {
        assertThat(of(paid("100.00"), paid("20.00"), refunded("30.00"))).isEqualTo(sums("90.00", 0, 0, 0, 0));
        assertThat(of(earned(100), cancelled(30))).isEqualTo(sums("0", 70, 0, 0, 0));
        assertThat(of(earned(100), reversed(30, 0, 0))).isEqualTo(sums("0", 70, 0, 0, 0));
    }

    @Test
    void whatIsForgivenWasGiven() {
        assertThat(of(earned(100), redeemed(80), reversed(20, 80, 0))).isEqualTo(sums("0", 80, 80, 0, 0));
    }

    @Test
    void whatExpiredOfGoodsThatCameBackWasNeverThere() {
        assertThat(of(earned(100), expired(100), reversed(0, 0, 100))).isEqualTo(sums("0", 0, 0, 0, 0));
    }

    @Test
    void whatIsRestoredTooLateExpires() {
        assertThat(of(redeemed(100), restored(60, 40))).isEqualTo(sums("0", 0, 0, 40, 0));
    }

    @Test
    void aRewardIsPaidWithPointsAndMoney() {
        assertThat(of(reward(500, "5.00"))).isEqualTo(sums("5.00", 0, 500, 0, 0));
        assertThat(of(reward(500, "5.00"), restored(500, 0), refunded("5.00"))).isEqualTo(sums("0.00", 0, 0, 0, 0));
    }

    @Test
    void aGiftByHandIsNotIssued() {
        assertThat(of(adjusted(50), adjusted(-20))).isEqualTo(sums("0", 0, 0, 0, 30));
    }

    @Test
    void whatNeitherPaysNorMovesPointsIsNotCounted() {
        assertThat(of(spent("9.99"))).isEqualTo(Sums.NONE);
    }

    @Test
    void aStreamIsAddedUpAsItComes() {
        Stream<Decision> decisions = Stream.of(paid("9.99"), earned(9));
        assertThat(decisions.reduce(Sums.NONE, Sums::plus, Sums::plus)).isEqualTo(sums("9.99", 9, 0, 0, 0));
    }

    @Test
    void theRewardRateIsTheWorthOfWhatWasIssuedByTurnover() {
        assertThat(sums("200.00", 250, 0, 0, 0).rewardRate(CENT)).contains(new BigDecimal("0.0125"));
        assertThat(sums("300.00", 100, 0, 0, 0).rewardRate(CENT)).contains(new BigDecimal("0.0033"));
        assertThat(sums("200.00", 101, 0, 0, 0).rewardRate(CENT)).contains(new BigDecimal("0.0051"));
        assertThat(sums("0.01", 0, 0, 0, 0).rewardRate(CENT)).contains(new BigDecimal("0.0000"));
    }

    @Test
    void withoutTurnoverThereIsNoRewardRate() {
        assertThat(sums("0.00", 100, 0, 0, 0).rewardRate(CENT)).isEmpty();
        assertThat(sums("-0.01", 100, 0, 0, 0).rewardRate(CENT)).isEmpty();
    }

    @Test
    void theBreakageRateIsWhatExpiredOfWhatWasIssued() {
        assertThat(sums("0", 300, 0, 100, 0).breakageRate()).contains(new BigDecimal("0.3333"));
        assertThat(sums("0", 100, 0, 150, 0).breakageRate()).contains(new BigDecimal("1.5000"));
        assertThat(sums("0", 1, 0, 0, 0).breakageRate()).contains(new BigDecimal("0.0000"));
        assertThat(sums("0", 0, 0, 100, 0).breakageRate()).isEmpty();
    }

    @Test
    void aSumThatIsTooGreatIsRefused() {
        Sums most = sums("0", 1_000_000_000_000_000_000L, 0, 0, 0);
        assertThatThrownBy(() -> most.plus(earned(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The value of `issued` is `1000000000000000001`; "
                        + "it must lie between -1000000000000000000 and 1000000000000000000.");
        assertThatThrownBy(() -> sums("0", 0, -1_000_000_000_000_000_001L, 0, 0))
                .hasMessageStartingWith("The value of `redeemed` is `-1000000000000000001`");
        assertThat(most.plus(of(earned(1), cancelled(1)))).isEqualTo(most);
    }
}
