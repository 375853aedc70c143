package io.loyaltyengine.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loyaltyengine.ModelArbitraries;
import io.loyaltyengine.model.Account;
import io.loyaltyengine.model.Decision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for figures of any numbers. */
class FiguresLaws {
    private static final Currency EURO = Currency.getInstance("EUR");

    @Provide
    Arbitrary<Map<String, Long>> scores() {
        return Arbitraries.maps(ModelArbitraries.names(), Arbitraries.longs().between(-3, 12))
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Decision>> decisions() {
        return ModelArbitraries.decision().list().ofMaxSize(12);
    }

    @Property(tries = 200)
    void ranksDoNotDependOnTheOrderOfCustomers(@ForAll("scores") Map<String, Long> scores, @ForAll Random random) {
        List<Map.Entry<String, Long>> entries = new ArrayList<>(scores.entrySet());
        Collections.shuffle(entries, random);
        Map<String, Long> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        for (TieRule ties : TieRule.values()) {
            assertThat(Leaderboard.ofCounts(shuffled, ties).places())
                    .isEqualTo(Leaderboard.ofCounts(scores, ties).places());
        }
    }

    @Property(tries = 200)
    void aRankIsOneMoreThanThereAreBetterOnesOrBetterScores(@ForAll("scores") Map<String, Long> scores) {
        Leaderboard competition = Leaderboard.ofCounts(scores, TieRule.COMPETITION);
        Leaderboard dense = Leaderboard.ofCounts(scores, TieRule.DENSE);
        scores.forEach((customer, score) -> {
            List<Long> better =
                    scores.values().stream().filter(other -> other > score).toList();
            assertThat(competition.place(customer).orElseThrow().rank()).isEqualTo(1 + better.size());
            assertThat(dense.place(customer).orElseThrow().rank())
                    .isEqualTo(1 + (int) better.stream().distinct().count());
        });
        assertThat(competition.places()).hasSameSizeAs(scores.keySet());
    }

    /** Whoever gets what is missing is on the next rank, and with less is not. */
    @Property(tries = 200)
    void theGapIsWhatIsMissing(@ForAll("scores") Map<String, Long> scores) {
        Leaderboard board = Leaderboard.ofCounts(scores, TieRule.DENSE);
        for (Leaderboard.Place place : board.places()) {
            assertThat(place.gap().isEmpty()).isEqualTo(place.rank() == 1);
            place.gap().ifPresent(gap -> {
                BigDecimal next = place.score().add(gap);
                assertThat(board.places())
                        .anyMatch(other -> other.rank() == place.rank() - 1
                                && other.score().compareTo(next) == 0)
                        .noneMatch(other -> other.score().compareTo(place.score()) > 0
                                && other.score().compareTo(next) < 0);
            });
        }
    }

    @Property
    void aNetPromoterScoreLiesBetweenMinusAndPlusAHundred(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 10) Integer> answers) {
        NetPromoterScore score = NetPromoterScore.of(answers);
        assertThat(score.answers()).isEqualTo(answers.size());
        assertThat(score.score().orElseThrow()).isBetween(new BigDecimal("-100.0"), new BigDecimal("100.0"));
        long fans = score.promoters();
        long critics = score.detractors();
        NetPromoterScore mirrored = new NetPromoterScore(critics, score.passives(), fans);
        assertThat(mirrored.score().orElseThrow())
                .isEqualTo(score.score().orElseThrow().negate());
    }

    @Property
    void churnAndRetentionAddUpToOne(
            @ForAll @LongRange(min = 1, max = 1_000_000) long atStart, @ForAll @IntRange(max = 100) int percent) {
        Retention retention = new Retention(atStart, atStart * percent / 100);
        BigDecimal rate = retention.rate().orElseThrow();
        BigDecimal churn = retention.churn().orElseThrow();
        assertThat(rate.add(churn)).isEqualByComparingTo("1");
        assertThat(rate).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(churn.scale()).isEqualTo(rate.scale()).isEqualTo(Figures.RATE_SCALE);
    }

    @Property(tries = 100)
    void sumsOfPartsAddUpToTheSumOfAllInAnyOrder(
            @ForAll("decisions") List<Decision> decisions, @ForAll Random random, @ForAll @IntRange(max = 12) int cut) {
        Sums all = Sums.of(decisions);
        List<Decision> shuffled = new ArrayList<>(decisions);
        Collections.shuffle(shuffled, random);
        int end = Math.min(cut, shuffled.size());
        Sums parts = Sums.of(shuffled.subList(0, end)).plus(Sums.of(shuffled.subList(end, shuffled.size())));
        assertThat(parts).isEqualTo(all);
    }

    @Property(tries = 100)
    void whatHappenedToPointsAddsUpToTheBalance(@ForAll("decisions") List<Decision> decisions) {
        long balance = decisions.stream()
                .mapToLong(decision -> decision.balanceChange(Account.POINTS))
                .sum();
        assertThat(Sums.of(decisions).balanceChange()).isEqualTo(balance);
    }

    /** What comes later than a thousand periods is worth less than a cent. */
    @Property(tries = 100)
    void theLifetimeValueIsTheSumOfAllPeriods(
            @ForAll @IntRange(min = -10_000, max = 10_000) int margin,
            @ForAll @IntRange(max = 97) int retention,
            @ForAll @IntRange(max = 50) int discount) {
        BigDecimal stays = BigDecimal.valueOf(retention, 2);
        BigDecimal interest = BigDecimal.valueOf(discount, 2);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal period = BigDecimal.valueOf(margin);
        for (int i = 0; i < 1_000; i++) {
            period = period.multiply(stays).divide(BigDecimal.ONE.add(interest), MathContext.DECIMAL128);
            sum = sum.add(period, MathContext.DECIMAL128);
        }
        assertThat(Figures.lifetimeValue(BigDecimal.valueOf(margin), stays, interest, EURO)
                        .orElseThrow())
                .isCloseTo(sum.setScale(2, RoundingMode.HALF_UP), within(new BigDecimal("0.01")));
    }
}
