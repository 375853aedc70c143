package io.loyaltyengine.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltyengine.error.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who stands where. */
class LeaderboardTest {
    private static final Map<String, Long> VISITS = Map.of("anna", 7L, "ben", 9L, "carl", 9L, "dora", 4L, "eva", 7L);

    @Test
    void ofTwoWhoAreLevelTheRanksAfterThemAreLeftOut() {
        assertThat(told(Leaderboard.ofCounts(VISITS, TieRule.COMPETITION).places()))
                .containsExactly("1 ben 9", "1 carl 9", "3 anna 7, 2 to go", "3 eva 7, 2 to go", "5 dora 4, 3 to go");
    }

    @Test
    void denseRanksLeaveNoneOut() {
        assertThat(told(Leaderboard.ofCounts(VISITS, TieRule.DENSE).places()))
                .containsExactly("1 ben 9", "1 carl 9", "2 anna 7, 2 to go", "2 eva 7, 2 to go", "3 dora 4, 3 to go");
    }

    @Test
    void theTopCutsNoTieApart() {
        Leaderboard board = Leaderboard.ofCounts(VISITS, TieRule.COMPETITION);
        assertThat(told(board.top(1))).containsExactly("1 ben 9", "1 carl 9");
        assertThat(board.top(2)).hasSize(2);
        assertThat(board.top(3)).hasSize(4);
        assertThat(board.top(4)).hasSize(4);
        assertThat(board.top(5)).hasSize(5);
        assertThat(board.top(100)).isEqualTo(board.places());
        assertThat(Leaderboard.ofCounts(VISITS, TieRule.DENSE).top(2)).hasSize(4);
    }

    @Test
    void everybodyFindsTheOwnPlace() {
        Leaderboard board = Leaderboard.ofCounts(VISITS, TieRule.COMPETITION);
        assertThat(board.place("dora")).contains(board.places().get(4));
        assertThat(board.place("nobody")).isEmpty();
    }

    @Test
    void amountsAreLevelWhateverTheirDecimals() {
        Map<String, BigDecimal> spend = Map.of(
                "anna", new BigDecimal("5"),
                "ben", new BigDecimal("5.00"),
                "carl", new BigDecimal("4.99"),
                "dora", new BigDecimal("-0.01"));
        assertThat(told(Leaderboard.ofAmounts(spend, TieRule.COMPETITION).places()))
                .containsExactly("1 anna 5", "1 ben 5.00", "3 carl 4.99, 0.01 to go", "4 dora -0.01, 5.00 to go");
    }

    @Test
    void nobodyIsNoMistake() {
        assertThat(Leaderboard.ofCounts(Map.of(), TieRule.DENSE).places()).isEmpty();
        assertThat(Leaderboard.ofCounts(Map.of(), TieRule.DENSE).top(3)).isEmpty();
    }

    @Test
    void theGreatestNumbersAreExact() {
        Map<String, Long> extremes = Map.of("anna", Long.MAX_VALUE, "ben", Long.MIN_VALUE);
        assertThat(told(Leaderboard.ofCounts(extremes, TieRule.DENSE).places()))
                .containsExactly(
                        "1 anna 9223372036854775807", "2 ben -9223372036854775808, 18446744073709551615 to go");
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Leaderboard.ofAmounts(Map.of("anna", new BigDecimal("1E+999999999")), TieRule.DENSE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("The value of `scores.anna` has 1 digits at scale -999999999");
        assertThatThrownBy(() -> Leaderboard.ofCounts(Map.of(" ", 1L), TieRule.DENSE))
                .hasMessage("The value of `scores` is blank.");
        assertThatThrownBy(() -> Leaderboard.ofCounts(VISITS, TieRule.DENSE).top(0))
                .hasMessageStartingWith("The value of `ranks` is `0`; it must lie between 1 and ");
    }

    private static List<String> told(List<Leaderboard.Place> places) {
        return places.stream()
                .map(place -> place.rank() + " " + place.customer() + " " + place.score()
                        + place.gap().map(gap -> ", " + gap + " to go").orElse(""))
                .toList();
    }
}
