package io.loyaltyengine.internal.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Funded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for any sponsors and any number of points or cents. */
class FundingSplitLaws {
    private static final long MOST = 1_000_000_000_000_000_000L;

    /** Sponsors by their percents, which are no more than a hundred in all. */
    @Provide
    Arbitrary<List<Integer>> percents() {
        return Arbitraries.integers().between(1, 100).list().ofMaxSize(7).map(cuts -> {
            List<Integer> percents = new ArrayList<>();
            int left = 100;
            for (int cut : cuts) {
                int percent = Math.min(left, cut);
                if (percent > 0) {
                    percents.add(percent);
                }
                left -= percent;
            }
            return percents;
        });
    }

    private static Funding funding(List<Integer> percents) {
        Funding funding = Funding.NONE;
        for (int i = 0; i < percents.size(); i++) {
            funding = funding.and("sponsor " + i, percents.get(i));
        }
        return funding;
    }

    @Property(tries = 300)
    void thePartsAreTheWholeAndNoneIsOffByAUnit(
            @ForAll("percents") List<Integer> percents, @ForAll @LongRange(max = MOST) long units) {
        long[] parts = funding(percents).split(units);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(units);
        for (int i = 0; i < percents.size(); i++) {
            BigDecimal exact = BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(percents.get(i), 2));
            assertThat(BigDecimal.valueOf(parts[i]).subtract(exact).abs()).isLessThan(BigDecimal.ONE);
        }
    }

    @Property(tries = 300)
    void ofOneUnitMoreNobodyBearsLess(
            @ForAll("percents") List<Integer> percents, @ForAll @LongRange(max = 250) long units) {
        long[] fewer = funding(percents).split(units);
        long[] more = funding(percents).split(units + 1);
        for (int i = 0; i < more.length; i++) {
            assertThat(more[i]).isBetween(fewer[i], fewer[i] + 1);
        }
    }

    @Property(tries = 100)
    void whoHasNothingToBearBearsNothing(@ForAll @LongRange(max = MOST) long units) {
        assertThat(funding(List.of(60, 40)).split(units)).endsWith(0);
        assertThat(funding(List.of()).split(units)).containsExactly(units);
    }

    @Property(tries = 100)
    void theOrderInWhichTheyAreSaidDoesNotMatter(
            @ForAll("percents") List<Integer> percents, @ForAll @LongRange(max = 1_000) long units) {
        List<Funded> shares = funding(percents).of(units, BigDecimal.valueOf(units, 2));
        List<Funded> reversed = new ArrayList<>(shares);
        Collections.reverse(reversed);
        Funding other = Funding.NONE;
        for (Funded share : reversed) {
            other = other.and(share.sponsor(), share.percent());
        }
        assertThat(other.of(units, BigDecimal.valueOf(units, 2))).isEqualTo(shares);
    }
}
